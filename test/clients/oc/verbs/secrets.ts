import type { Verb } from '../verb.ts';

const files = {
  'app.properties': 'color=blue\nsize=3\n',
  'word.txt': 'word',
  'settings.env': '# comment\nA=1\nB=two words\nEMPTY=\n',
  'broken.env': '1A=x\n',
  'config.json': '{"auths":{"quay.io":{"auth":"YTpi"}}}',
  'folder/one.txt': 'one',
};

const deployment = (name: string): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'docker.io/openshift/hello-openshift' }] },
      },
    },
  });

/** Secrets, config maps, service accounts and quotas. */
export const secrets: readonly Verb[] = [
  { line: 'new-project mine' },
  {
    line: 'create configmap files --from-file=app.properties --from-file=renamed=word.txt',
    files: {
      'app.properties': files['app.properties'],
      'word.txt': 'word',
      'settings.env': files['settings.env'],
      'broken.env': files['broken.env'],
      'config.json': files['config.json'],
    },
  },
  { line: 'create cm env --from-env-file=settings.env -o yaml' },
  { line: 'create cm env2 --from-env-file=broken.env' },
  { line: 'create cm hashed --from-literal=a=b --from-literal=c=d=e --append-hash -o name --dry-run=client' },
  { line: 'create cm literal --from-literal=text="two words" --save-config' },
  { line: 'set data cm/files color=red size-' },
  { line: 'set data cm files one=1 --from-literal=two=2' },
  { line: 'set data cm/files --from-file=word.txt' },
  { line: 'set data cm/files --from-file=key=word.txt --dry-run=client -o yaml' },
  { line: 'set data cm/nosuch a=b' },
  {
    line: 'set data -f - b=c --local -o yaml',
    stdin: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"local"},"data":{"a":"b"}}',
  },
  { line: 'create secret generic word --from-literal=a=b --type=example.com/odd' },
  { line: 'set data secret/word c=d a-' },
  { line: 'create secret generic word --from-literal=a=b' },
  {
    line: 'create secret docker-registry pull --docker-server=quay.io --docker-username=a --docker-password=b --docker-email=c',
  },
  { line: 'create secret docker-registry pull3 --docker-username=a' },
  { line: 'create secret docker-registry pull7 --from-file=.dockerconfigjson=config.json --docker-username=a' },
  { line: 'create secret tls web --cert=nosuch.crt --key=nosuch.key' },
  { line: 'extract secret/word --keys=c --to=-' },
  { line: 'extract cm/files --to=nosuch' },
  {
    line: 'extract -f - --to=-',
    stdin: '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"local"},"data":{"a":"Yg=="},"stringData":{"c":"d"}}',
  },
  { line: 'extract -f -', stdin: '{"apiVersion":"v1","kind":"Service","metadata":{"name":"local"}}' },
  { line: 'create sa robot' },
  { line: 'create sa robot' },
  { line: 'secrets link robot pull word --for=pull,mount' },
  { line: 'secrets link robot pull --for=nosuch' },
  { line: 'secrets link robot nosuch word' },
  { line: 'secrets link nosuch word' },
  { line: 'secrets link serviceaccount/robot secret/hashed' },
  { line: 'secrets unlink sa/robot pull word' },
  { line: 'create token nosuch' },
  { line: 'create token robot --duration=-5m' },
  { line: 'create token robot --audience=https://example.com -o jsonpath={.spec.audiences}' },
  {
    line: 'create token robot --bound-object-kind=Secret --bound-object-name=word -o jsonpath={.spec.boundObjectRef.kind}/{.spec.boundObjectRef.name}',
  },
  { line: 'create token robot --bound-object-kind=Secret --bound-object-name=nosuch' },
  { line: 'create -f -', stdin: deployment('web') },
  { line: 'set serviceaccount deploy web robot' },
  { line: 'set serviceaccount deploy/web nosuch -o yaml --dry-run=client' },
  { line: 'set serviceaccount -f - robot --local -o yaml', stdin: deployment('local') },
  { line: 'create rolebinding readers --clusterrole=view --user=ann' },
  { line: 'set subject rolebinding/readers --serviceaccount=mine:robot --user=ann' },
  { line: 'set subject rolebinding/readers --user=carl -o yaml --dry-run=client' },
  { line: 'set subject deploy/web --user=carl' },
  {
    line: 'set subject -f - --user=ann --local -o yaml',
    stdin:
      '{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"local"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"}}',
  },
  { line: 'create quota small --hard=pods=3,cpu=1500m,configmaps=20' },
  { line: 'create quota small --hard=pods=3' },
  { line: 'create quota bad --hard=pods=x' },
  { line: 'create clusterresourcequota team --project-label-selector=team=a --hard=pods=10 --hard=secrets=20' },
  { line: 'create clusterquota notes --project-annotation-selector=openshift.io/requester=ann --hard=pods=1 -o yaml' },
  { line: 'create clusterresourcequota bad --project-label-selector=a=b --hard=pods' },
  { line: 'create clusterresourcequota bare --project-label-selector=a=b' },
  { line: 'create namespace bare' },
];
