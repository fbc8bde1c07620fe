/** A command that is typed twice: at a real `oc` and at the built-in one, each in a project of its own (`PROJECT`). */
export interface Verb {
  readonly line: string;
  readonly stdin?: string;
  /** Why what the real one of this version prints is another thing; the effects must be the same all the same. */
  readonly differs?: string;
}

/** The built-in one prints what 4.19 prints. */
const VERSION = 'other versions print it otherwise';

const stream = JSON.stringify({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'applied', labels: { team: 'a' } },
  spec: { lookupPolicy: { local: true } },
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
      spec: { containers: [{ name: 'older', image: 'docker.io/openshift/hello-openshift' }] },
    },
  },
});

/** What `docs/fidelity.md` claims of the built-in `oc`, in the order of a morning's work. */
export const verbs: readonly Verb[] = [
  { line: 'new-project PROJECT' },
  { line: 'project' },
  { line: 'whoami' },
  { line: 'new-app --name hello --image=docker.io/openshift/hello-openshift' },
  { line: 'rollout status deploy/hello' },
  { line: 'get all' },
  { line: 'status' },
  { line: 'get pods,imagestreams' },
  { line: 'get is hello -o jsonpath={.spec.tags[*].name}' },
  { line: 'get deploy hello -o jsonpath={.spec.template.spec.containers[0].name}' },
  { line: 'get deploy -o name' },
  { line: 'get deploy -o wide' },
  { line: 'get svc hello -o custom-columns=NAME:.metadata.name,PORTS:.spec.ports[*].port' },
  { line: 'get is,deploy --show-labels' },
  { line: 'get deploy -l app=hello --no-headers' },
  { line: 'import-image other:1 --from=quay.io/balazsszeti/hello:sleeper --confirm --reference-policy=local' },
  { line: 'import-image missing:1 --from=quay.io/balazsszeti/missing:1 --confirm' },
  { line: 'tag other:1 other:stable' },
  { line: 'tag docker.io/openshift/hello-openshift other:web' },
  { line: 'tag --source=docker quay.io/balazsszeti/hello:sleeper other:scheduled --scheduled' },
  { line: 'tag -d other:web' },
  { line: 'get istag' },
  { line: 'get istag other:1 -o jsonpath={.image.metadata.name}' },
  { line: 'describe is other' },
  { line: 'describe istag other:1' },
  { line: 'describe deploy hello', differs: VERSION },
  { line: 'describe svc hello', differs: VERSION },
  { line: 'set image-lookup other' },
  { line: 'set image-lookup --list' },
  { line: 'set triggers deploy/hello' },
  { line: 'set image deploy/hello hello=docker.io/balazsszeti/hello:sleeper' },
  { line: 'label is other team=x' },
  { line: 'annotate is other note=y' },
  { line: `patch is other -p '{"spec":{"lookupPolicy":{"local":false}}}'` },
  { line: 'scale deploy/hello --replicas=2' },
  { line: 'rollout history deploy/hello' },
  { line: 'apply -f -', stdin: stream },
  { line: 'apply -f -', stdin: stream },
  { line: 'create -f -', stdin: config },
  { line: 'get dc' },
  { line: 'create configmap settings --from-literal=a=b' },
  { line: 'create secret generic word --from-literal=a=b' },
  { line: 'create secret docker-registry pull --docker-server=quay.io --docker-username=a --docker-password=b' },
  { line: 'create serviceaccount robot' },
  { line: 'secrets link default pull --for=pull' },
  { line: 'get cm settings -o yaml' },
  { line: 'get secret word -o jsonpath={.data.a}' },
  { line: 'get is nosuch' },
  { line: 'get nosuch' },
  { line: 'expose svc/hello' },
  { line: 'get routes' },
  { line: 'create deployment plain --image=docker.io/balazsszeti/hello:sleeper' },
  { line: 'rollout status deploy/plain' },
  { line: 'exec deploy/plain -- sh -c exit\\ 3' },
  { line: 'logs deploy/plain' },
  { line: 'policy add-role-to-user view bob' },
  { line: 'policy add-role-to-user system:image-puller system:serviceaccount:default:default' },
  { line: 'get rolebindings' },
  { line: 'auth can-i create pods' },
  { line: 'auth can-i create nosuch' },
  { line: 'auth can-i get pods/log' },
  { line: 'api-resources --api-group=image.openshift.io' },
  { line: 'delete is applied' },
  { line: 'delete dc/older' },
  { line: 'delete all -l app=hello' },
  { line: 'delete is nosuch' },
  { line: 'project default' },
  { line: 'delete project PROJECT' },
];
