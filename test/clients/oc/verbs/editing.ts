import type { Verb } from '../verb.ts';

/** Keeps what the editor is shown, and does this with it. */
const by = (script: string): Pick<Verb, 'editor' | 'files'> => ({
  editor: 'sh edit.sh',
  files: { 'edit.sh': `cat "$1" >>shown\n${script}\n` },
});

/** Does one thing when a text is shown first, another one when it is shown again. */
const byTurns = (...scripts: readonly string[]): Pick<Verb, 'editor' | 'files'> =>
  by(
    `echo >>turns; case $(wc -l <turns) in\n${scripts.map((script, turn) => `${turn + 1}) ${script};;`).join('\n')}\nesac`,
  );

const first = { turns: '' };

const again = (verb: Pick<Verb, 'editor' | 'files'>): Pick<Verb, 'editor' | 'files'> => ({
  ...verb,
  files: { ...verb.files, ...first },
});

const twoMaps = `apiVersion: v1
kind: ConfigMap
metadata:
  name: poem
  labels: {a: b}
data:
  one: |
    first line
    second line
  two: "2"
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: word
data:
  one: "1"
`;

const stream = JSON.stringify({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'edited' },
  spec: {
    tags: [{ name: '1', from: { kind: 'DockerImage', name: 'docker.io/openshift/hello-openshift' } }],
  },
});

const config = JSON.stringify({
  apiVersion: 'apps.openshift.io/v1',
  kind: 'DeploymentConfig',
  metadata: { name: 'older' },
  spec: {
    replicas: 0,
    selector: { app: 'older' },
    template: {
      metadata: { labels: { app: 'older' } },
      spec: { containers: [{ name: 'a', image: 'docker.io/openshift/hello-openshift' }] },
    },
  },
});

const definition = JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'cups.example.com' },
  spec: {
    group: 'example.com',
    names: { plural: 'cups', singular: 'cup', kind: 'Cup', listKind: 'CupList' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: { size: { type: 'integer', maximum: 9 } } } },
          },
        },
      },
    ],
  },
});

const cup = JSON.stringify({ apiVersion: 'example.com/v1', kind: 'Cup', metadata: { name: 'one' }, spec: { size: 1 } });

/** Objects in an editor: what it is shown, what is made of what it leaves. */
export const editing: readonly Verb[] = [
  { line: 'new-project edits' },
  { line: 'create -f -', stdin: twoMaps },
  { line: 'edit cm/word', ...by(`sed -i '/^metadata/a\\  labels: {a: c}' "$1"`) },
  { line: 'edit cm word', ...by('') },
  { line: 'edit cm/word', ...by(`echo >>"$1"; echo '# a comment' >>"$1"`) },
  { line: 'edit cm/word', ...by(`: >"$1"`) },
  { line: 'edit cm/word', ...by(`echo '# nothing' >"$1"`) },
  { line: 'edit cm/poem cm/word', ...by(`sed -i 's/one: "1"/one: "2"/' "$1"`) },
  { line: 'edit cm poem word', ...by(`sed -i 's/second line/third line/; s/one: "2"/one: "3"/' "$1"`) },
  { line: 'edit cm/poem cm/word', ...by('') },
  { line: 'edit cm,svc', ...by('') },
  { line: 'edit cm -l a', ...by(`sed -i 's/third/fourth/' "$1"`) },
  { line: 'edit cm -l a=nosuch', ...by('') },
  { line: 'edit cm/word', ...again(byTurns(`echo ']' >>"$1"`, `sed -i '/^]/d; s/"3"/"4"/' "$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`echo ']' >>"$1"`, '')) },
  { line: 'edit cm/word', ...again(byTurns(`echo 'a: {b: }}' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`printf 'a: b: c\\n' >"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i /^kind/d "$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i /^apiVersion/d "$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i 's/^kind: .*/kind: Nosuch/' "$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i 's/one: /o n e: /' "$1"`, `sed -i 's/o n e: "4"/one: "5"/' "$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i 's/one: /o n e: /' "$1"`, '')) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i 's/one: .*/one: [1]/' "$1"`, `: >"$1"`)) },
  { line: 'edit cm/word', ...again(byTurns(`echo 'unknown: x' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate=false', ...again(byTurns(`echo 'unknown: x' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate=warn', ...again(byTurns(`echo 'unknown: x' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate=nono', ...by('') },
  { line: 'edit cm/word --validate=strict', ...again(byTurns(`echo 'unknown: x' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate', ...again(byTurns(`echo ']' >>"$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate=true', ...again(byTurns(`sed -i /^kind/d "$1"`, `: >"$1"`)) },
  { line: 'edit cm/word --validate=true', ...by(`: >"$1"`) },
  { line: 'edit cm/word cm/poem --validate=true', ...by('') },
  { line: 'edit cm/word --validate=true', ...again(byTurns(`sed -i /^kind/d "$1"`, '')) },
  { line: 'edit cm/word', ...by(`sed -i 's/name: word/name: other/' "$1"`) },
  { line: 'edit cm/word', ...by(`sed -i 's/namespace: edits/namespace: default/' "$1"`) },
  { line: 'edit cm/word', ...by(`sed -i '/uid: /d' "$1"`) },
  { line: 'edit cm/word', ...by(`sed -i 's/resourceVersion: .*/resourceVersion: "1"/' "$1"`) },
  { line: 'edit cm/word', ...by(`sed -i 's/creationTimestamp: .*/creationTimestamp: null/; s/"5"/"6"/' "$1"`) },
  { line: 'edit cm/word -o json', ...by(`sed -i 's/"one": "[0-9]"/"one": "7"/' "$1"`) },
  { line: 'edit cm/word -o yaml', ...by(`sed -i 's/one: "7"/one: "8"/' "$1"`) },
  { line: 'edit cm/word -o name', ...by(`sed -i 's/one: "8"/one: "9"/' "$1"`) },
  { line: 'edit cm/word -o jsonpath={.data}', ...by(`sed -i 's/one: "9"/one: "10"/' "$1"`) },
  { line: 'edit cm/word -o wide', ...by(`sed -i 's/one: "10"/one: "11"/' "$1"`) },
  { line: 'edit cm/poem cm/word -o json', ...by(`sed -i 's/"one": "11"/"one": "12"/' "$1"`) },
  { line: 'edit cm/word --output-patch', ...by(`sed -i 's/one: "12"/one: "13"/' "$1"`) },
  { line: 'edit cm/word --save-config', ...by(`sed -i 's/one: "13"/one: "14"/' "$1"`) },
  { line: 'edit cm/word --save-config', ...by('') },
  { line: 'edit cm/word --show-managed-fields', ...by(`sed -i 's/one: "14"/one: "15"/' "$1"`) },
  { line: 'edit cm/word --show-managed-fields -o json', ...by('') },
  { line: 'edit cm/word --windows-line-endings', ...by(`sed -i 's/one: "14"/one: "15"/' "$1"`) },
  { line: 'edit cm/poem --windows-line-endings', ...by('') },
  { line: 'edit cm/word --field-manager=me', ...by(`sed -i '/^data:/a\\  mine: x' "$1"`) },
  { line: 'edit cm/word', ...by(`sed -i 's/mine: x/mine: "y"/' "$1"`) },
  { line: 'edit cm/word', ...again(byTurns(`sed -i 's/mine: .*/mine: y/' "$1"`, '')) },
  { line: 'edit cm/nosuch', ...by('') },
  { line: 'edit cm/word cm/nosuch', ...by('') },
  { line: 'edit nosuch', ...by('') },
  { line: 'edit', ...by('') },
  { line: 'edit -f -', stdin: twoMaps, ...by(`sed -i 's/mine: "y"/mine: z/' "$1"`) },
  { line: 'edit -f nosuch.yaml', ...by('') },
  { line: 'edit cm/word', editor: 'false' },
  { line: 'edit cm/word', editor: 'nosuch-editor' },
  { line: 'edit cm/word', editor: 'nosuch-editor --wait' },
  { line: 'edit cm/word', editor: `sh -c "exit 3"` },
  { line: 'edit cm/word', editor: `sed -i "s/mine: z/mine: a/"` },
  { line: 'edit cm/word', editor: 'sed -i s/word/other/g' },
  { line: 'edit cm/poem cm/word', ...by(`sed -i '/name: word/,$ { /uid: /d }' "$1"`) },
  { line: 'edit cm/word', ...by('/bin/true; exit 1') },
  { line: 'create -f -', stdin: stream },
  { line: 'edit is/edited', ...by(`sed -i 's/local: false/local: true/' "$1"`) },
  { line: 'edit is/edited', ...by(`sed -i 's/name: docker.io.*/name: quay.io\\/balazsszeti\\/hello:sleeper/' "$1"`) },
  { line: 'edit is/edited', ...again(byTurns(`sed -i 's/kind: DockerImage/kind: Nosuch/' "$1"`, `: >"$1"`)) },
  { line: 'edit is/edited', ...again(byTurns(`sed -i 's/    name: "1"/    name: ""/' "$1"`, '')) },
  { line: 'edit istag/edited:1', ...by(`sed -i '/^metadata:/a\\  labels: {a: b}' "$1"`) },
  { line: 'edit istag/edited:1', ...by(`sed -i 's/^generation: .*/generation: 99/' "$1"`) },
  { line: 'edit istag/edited:nosuch', ...by('') },
  { line: 'create -f -', stdin: config },
  { line: 'edit dc/older', ...by(`sed -i 's/replicas: 0/replicas: 1/' "$1"`) },
  { line: 'edit dc/older', ...again(byTurns(`sed -i 's/      app: older/      app: other/' "$1"`, '')) },
  { line: 'edit dc', ...by(`sed -i 's/replicas: 1/replicas: 0/' "$1"`) },
  { line: 'create deployment web --image=docker.io/openshift/hello-openshift' },
  { line: 'edit deploy/web', ...again(byTurns(`sed -i '0,/app: web$/! s/app: web/app: other/' "$1"`, '')) },
  {
    line: 'edit deploy/web --output-patch',
    ...by(`sed -i 's/image: .*/image: quay.io\\/balazsszeti\\/hello:sleeper/' "$1"`),
  },
  { line: 'edit deploy/web --subresource=scale --output-patch', ...by(`sed -i 's/replicas: 1/replicas: 2/' "$1"`) },
  { line: 'edit deploy/web --subresource=status', ...by('') },
  { line: 'edit deploy/web --subresource=nosuch', ...by('') },
  { line: 'create service clusterip front --tcp=80:8080' },
  { line: 'edit svc/front', ...again(byTurns(`sed -i 's/clusterIP: .*/clusterIP: 1.2.3.4/' "$1"`, '')) },
  { line: 'edit svc/front', ...by(`sed -i 's/targetPort: 8080/targetPort: 8081/' "$1"`) },
  { line: 'create secret generic key --from-literal=a=b' },
  { line: 'edit secret/key', ...by(`sed -i 's/a: .*/a: Yw==/' "$1"`) },
  { line: 'edit secret/key', ...again(byTurns(`sed -i 's/a: .*/a: "%"/' "$1"`, `: >"$1"`)) },
  { line: 'edit secret/key', ...again(byTurns(`sed -i 's/type: .*/type: other/' "$1"`, `: >"$1"`)) },
  { line: 'create -f -', stdin: definition },
  { line: 'wait crd/cups.example.com --for=condition=Established' },
  { line: 'create -f -', stdin: cup },
  { line: 'edit cup/one --output-patch', ...by(`sed -i 's/size: 1/size: 2/' "$1"`) },
  { line: 'edit cup/one', ...again(byTurns(`sed -i 's/size: 2/size: 20/' "$1"`, `sed -i 's/size: 20/size: 3/' "$1"`)) },
  { line: 'edit cup/one', ...by(`sed -i 's/name: one/name: two/' "$1"`) },
  { line: 'edit project/edits', ...by(`sed -i '/annotations:/a\\    openshift.io/display-name: Edits' "$1"`) },
  {
    line: 'edit cm/word',
    ...by(
      `oc=x; sed -i 's/mine: a/mine: b/' "$1"; printf -- '---\\n' >>"$1"; printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: more}\\n' >>"$1"`,
    ),
  },
  { line: 'apply -f -', stdin: twoMaps },
  { line: 'apply view-last-applied cm/word' },
  { line: 'apply edit-last-applied cm/word', ...by(`sed -i 's/one: "1"/one: "2"/' "$1"`) },
  { line: 'apply edit-last-applied cm/word', ...by('') },
  { line: 'apply edit-last-applied cm/word --record', ...by(`sed -i 's/one: "2"/one: "20"/' "$1"`) },
  { line: 'apply edit-last-applied cm/word --record=false', ...by(`sed -i 's/one: "20"/one: "2"/' "$1"`) },
  { line: 'edit cm/word --record', ...by(`sed -i 's/one: "1"/one: "2"/' "$1"`) },
  { line: 'edit cm/word --record --save-config', ...by(`sed -i 's/one: /uno: /' "$1"`) },
  { line: 'apply edit-last-applied cm/word cm/poem', ...by(`sed -i 's/one: "2"/one: "3"/' "$1"`) },
  { line: 'apply edit-last-applied cm/word -o json', ...by(`sed -i 's/"one": "3"/"one": "4"/' "$1"`) },
  { line: 'apply edit-last-applied cm/word -o yaml', ...by(`sed -i 's/one: "4"/one: "5"/' "$1"`) },
  { line: 'apply edit-last-applied cm', ...by('') },
  { line: 'apply edit-last-applied cup/one', ...by('') },
  { line: 'apply edit-last-applied cm/word', ...by(`: >"$1"`) },
  { line: 'apply edit-last-applied cm/word', ...again(byTurns(`echo ']' >>"$1"`, '')) },
  { line: 'apply edit-last-applied cm/word', ...by(`sed -i 's/name: word/name: other/' "$1"`) },
  { line: 'apply edit-last-applied cm/word --windows-line-endings', ...by('') },
  { line: 'apply edit-last-applied -f -', stdin: twoMaps, ...by(`sed -i 's/one: "5"/one: "6"/' "$1"`) },
  { line: 'apply edit-last-applied nosuch/x', ...by('') },
  { line: 'apply edit-last-applied', ...by('') },
  { line: 'apply -f -', stdin: twoMaps },
  {
    line: 'create --edit -f -',
    stdin: twoMaps,
    ...by(`sed -i 's/name: poem/name: poem2/; s/name: word/name: word2/' "$1"`),
  },
  { line: 'create --edit -f -', stdin: twoMaps, ...by('') },
  { line: 'create --edit -f -', stdin: cup, ...by(`: >"$1"`) },
  {
    line: 'create --edit -f -',
    stdin: cup,
    ...again(
      byTurns(`sed -i 's/size: 1/size: 20/; s/name: one/name: three/' "$1"`, `sed -i 's/size: 20/size: 4/' "$1"`),
    ),
  },
  { line: 'create --edit -f - -o json', stdin: cup, ...by(`sed -i 's/"name": "one"/"name": "four"/' "$1"`) },
  { line: 'create --edit -f - -o yaml', stdin: cup, ...by(`sed -i 's/name: one/name: five/' "$1"`) },
  { line: 'create --edit -f - --save-config', stdin: cup, ...by(`sed -i 's/name: one/name: six/' "$1"`) },
  { line: 'create --edit -f - --windows-line-endings', stdin: cup, ...by(`sed -i 's/name: one/name: seven/' "$1"`) },
  { line: 'create --edit -f - --dry-run=server', stdin: cup, ...by(`sed -i 's/name: one/name: eight/' "$1"`) },
  { line: 'create --edit -f - --dry-run=client', stdin: cup, ...by(`sed -i 's/name: one/name: nine/' "$1"`) },
  { line: 'create --edit -f -', stdin: cup, editor: 'false' },
  { line: 'create --edit -f -', stdin: cup, ...again(byTurns(`echo ']' >>"$1"`, '')) },
  { line: 'create --edit configmap a' },
  { line: 'get cm,cup' },
];
