/** What the words behind a command are. */
export type Follows =
  /** A kind and names of it, or `KIND/NAME`; kinds may be limited, and there may be one object alone. */
  | { readonly objects: readonly string[] | 'any'; readonly once?: boolean }
  /** The name of one object of a kind. */
  | { readonly name: string }
  /** A pod, or something that has pods; behind it a container where one is wanted. */
  | { readonly pod: 'alone' | 'and container' }
  /** An entry of the kubeconfig. */
  | { readonly entry: 'contexts' | 'clusters' | 'users' }
  | { readonly words: readonly string[] };

const any: Follows = { objects: 'any' };
const rollouts: Follows = {
  objects: ['deployment', 'replicaset', 'replicationcontroller', 'statefulset', 'deploymentconfig'],
};
const images = [
  'daemonsets',
  'deployments',
  'pods',
  'cronjobs',
  'replicasets',
  'replicationcontrollers',
  'statefulsets',
];

/** What follows a command, as far as `oc` and `kubectl` complete it. */
export const whatFollows: Readonly<Record<string, Follows>> = {
  annotate: any,
  'apply edit-last-applied': any,
  'apply view-last-applied': any,
  delete: any,
  describe: any,
  edit: any,
  get: any,
  label: any,
  patch: any,
  autoscale: { objects: ['deploymentconfig'] },
  'cancel-build': { objects: ['build', 'buildconfig'] },
  expose: { objects: ['pod', 'service', 'replicationcontroller', 'deployment', 'replicaset', 'deploymentconfig'] },
  idle: { objects: ['deploymentconfig', 'replicationcontroller'] },
  'import-image': { objects: ['imagestream'] },
  'rollout history': rollouts,
  'rollout pause': rollouts,
  'rollout restart': { objects: ['deployment', 'daemonset', 'statefulset'] },
  'rollout resume': rollouts,
  'rollout status': rollouts,
  'rollout undo': rollouts,
  rollback: { objects: ['deploymentconfig', 'replicationcontroller'] },
  scale: { objects: ['deploymentconfig'] },
  'set image': { objects: images, once: true },
  'start-build': { objects: ['buildconfig'] },
  'adm taint': { objects: ['node'] },
  'adm cordon': { name: 'node' },
  'adm drain': { name: 'node' },
  'adm top node': { name: 'node' },
  'adm top pod': { name: 'pod' },
  'adm uncordon': { name: 'node' },
  'create token': { name: 'serviceaccount' },
  project: { name: 'project' },
  attach: { pod: 'alone' },
  exec: { pod: 'alone' },
  logs: { pod: 'and container' },
  'port-forward': { pod: 'alone' },
  rsh: { pod: 'and container' },
  'config delete-cluster': { entry: 'clusters' },
  'config delete-context': { entry: 'contexts' },
  'config delete-user': { entry: 'users' },
  'config rename-context': { entry: 'contexts' },
  'config set-context': { entry: 'contexts' },
  'config use-context': { entry: 'contexts' },
  completion: { words: ['bash', 'fish', 'powershell', 'zsh'] },
};

/** Kinds that have pods, as they stand before a slash. */
export const podOwners: readonly string[] = [
  'daemonsets/',
  'deployments/',
  'pods/',
  'jobs/',
  'replicasets/',
  'replicationcontrollers/',
  'services/',
  'statefulsets/',
];

/** What the values of a flag are, whatever the command. */
export const flagValues: Readonly<Record<string, Follows>> = {
  namespace: { name: 'namespace' },
  context: { entry: 'contexts' },
  cluster: { entry: 'clusters' },
  user: { entry: 'users' },
};
