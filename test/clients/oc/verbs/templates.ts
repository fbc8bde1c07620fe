import type { Verb } from '../verb.ts';

const page = (expression: string): string => `apiVersion: template.openshift.io/v1
kind: Template
metadata:
  name: page
  annotations: {openshift.io/display-name: A page, description: One page}
labels: {made-by: page}
message: "Page \${NAME}"
parameters:
- {name: NAME, description: What it is called, required: true}
- {name: COPIES, value: "2"}
- {name: WORD, generate: expression, from: "${expression}"}
- {name: EMPTY}
objects:
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: "\${NAME}", labels: {own: yes}}
  data: {word: "\${WORD}", empty: "<\${EMPTY}>", both: "\${NAME}-\${COPIES}"}
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: "\${NAME}"}
  spec:
    replicas: \${{COPIES}}
    selector: {matchLabels: {app: "\${NAME}"}}
    template:
      metadata: {labels: {app: "\${NAME}"}}
      spec: {containers: [{name: page, image: "quay.io/balazsszeti/hello:sleeper"}]}
`;

const template = page('word');

const wrong = `apiVersion: template.openshift.io/v1
kind: Template
metadata: {name: wrong}
parameters:
- {name: "NOT GOOD", value: x}
- {name: LIKE, generate: nosuch, from: "[a]{4}"}
objects: []
`;

const broken = `apiVersion: template.openshift.io/v1
kind: Template
metadata: {name: broken}
parameters: [{name: COUNT, value: abc}]
objects:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: "\${NOSUCH}"}, data: {a: "\${{COUNT}}"}}
`;

/** Templates are kept, filled in, and looked at by programs. */
export const templates: readonly Verb[] = [
  { line: 'new-project templates' },
  { line: 'get templates' },
  { line: 'create -f page.yaml', files: { 'page.yaml': template } },
  { line: 'create -f page.yaml' },
  { line: 'create -f wrong.yaml', files: { 'wrong.yaml': wrong } },
  { line: 'create -f broken.yaml', files: { 'broken.yaml': broken } },
  { line: 'get templates' },
  { line: 'get template page -o yaml' },
  { line: 'describe template page' },
  { line: 'describe templates' },
  { line: 'process' },
  { line: 'process nosuch' },
  { line: 'process page' },
  { line: 'process page -p NAME=one' },
  { line: 'process page NAME=one COPIES=3 -o yaml' },
  { line: 'process page -p NAME=one -o json' },
  { line: 'process page -p NAME=one -o name' },
  { line: 'process page -p NAME=one -o jsonpath={.items[*].kind}' },
  { line: 'process page -p NAME=one -o describe' },
  { line: 'process -f odd.yaml --local', files: { 'odd.yaml': page('[a]{4}') } },
  { line: 'process -f odd.yaml' },
  { line: 'process page -p NAME=one -o nosuch' },
  { line: 'process page -p NAME=one --raw' },
  { line: 'process page -p NAME=one -t "{{range .items}}{{.kind}} {{end}}"' },
  { line: 'process page -p NAME=one -l extra=yes,other=no -o yaml' },
  { line: 'process page -p NAME=one -l wrong' },
  { line: 'process page --parameters' },
  { line: 'process page --parameters -o yaml' },
  { line: 'process -f page.yaml --parameters' },
  { line: 'process page -p NOSUCH=1' },
  { line: 'process page -p NAME=one -p NOSUCH=1 --ignore-unknown-parameters -o name' },
  { line: 'process page -p NAME' },
  { line: 'process page -p =one' },
  { line: 'process page -p NAME=one -p NAME=two -o name' },
  { line: 'process page -p NAME=one NAME=two -o name' },
  { line: 'process page -p NAME=a,b -o name' },
  {
    line: 'process page --param-file=page.env -o yaml',
    files: { 'page.env': '# a comment\nNAME=filed\n\nCOPIES=4\n' },
  },
  { line: 'process page --param-file=nosuch.env' },
  { line: 'process page --param-file=bad.env', files: { 'bad.env': 'NAME\n' } },
  { line: 'process page --param-file=- -o name', stdin: 'NAME=stdin\n' },
  { line: 'process page --param-file=page.env -p NAME=told -o name' },
  { line: 'process -f page.yaml NAME=local --local -o yaml' },
  { line: 'process -f page.yaml NAME=local --local -o name' },
  { line: 'process page NAME=local --local' },
  { line: 'process -f page.yaml NAME=local' },
  { line: 'process -f - NAME=stdin -o name', stdin: template },
  { line: 'process -f nosuch.yaml' },
  { line: 'process -f page.yaml page NAME=x' },
  { line: 'process page other NAME=x' },
  { line: 'process templates//page NAME=slashed -o name' },
  { line: 'process nosuch//page NAME=slashed' },
  { line: 'process broken' },
  { line: 'process -f broken.yaml --local' },
  { line: 'process -f wrong.yaml' },
  { line: 'process -f wrong.yaml --local' },
  { line: 'process -f page.yaml NAME=x COPIES=many --local -o yaml' },
  { line: 'process page --nosuch' },
  { line: 'create -f -', stdin: '{"apiVersion":"v1","kind":"List","items":[]}' },
  { line: 'observe' },
  { line: 'observe templates --once' },
  { line: 'observe templates --once -- echo' },
  { line: 'observe templates --once --quiet -o jsonpath --template={.metadata.name} -- echo' },
  { line: 'observe templates --once -o jsonpath={.metadata.name} --template={.metadata.name} -- echo' },
  { line: 'observe templates,services --once' },
  { line: 'observe nosuch --once' },
  { line: 'observe templates --once -- false' },
  { line: 'observe templates --once --maximum-errors=1 --retry-count=0 -- false' },
  { line: 'observe templates --once --template={.metadata.labels} -- echo' },
  { line: 'observe templates --once --type-env-var=TYPE --object-env-var=OBJECT -- sh -c "echo $TYPE $OBJECT"' },
  { line: 'observe templates --exit-after=500ms' },
  { line: 'observe templates -A --once -l nosuch=x' },
  { line: 'observe templates --delete=echo --once' },
  { line: 'delete template page broken' },
  { line: 'delete project templates' },
];
