type Labels = Readonly<Record<string, string>>;

/** Labels of Kubernetes that kubelets set. */
const OF_KUBELETS = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
  'beta.kubernetes.io/instance-type',
  'node.kubernetes.io/instance-type',
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'beta.kubernetes.io/arch',
]);

/** OpenShift lets nodes say what they are for when they come, and not change it. */
const ROLES = new Set(
  ['control-plane', 'master', 'worker', 'etcd', 'arbiter'].map((each) => `node-role.kubernetes.io/${each}`),
);

/**
 * The labels that a node may not give itself, among those that it changes.
 *
 * @param old `undefined` when the node is new
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export const forbiddenNodeLabels = (labels: Labels = {}, old: Labels | undefined): string[] =>
  [...new Set([...Object.keys(labels), ...Object.keys(old ?? {})])]
    .filter((key) => labels[key] !== old?.[key] && isForbidden(key, old === undefined))
    .sort();

const isForbidden = (key: string, isNew: boolean): boolean => {
  const [domain = ''] = key.includes('/') ? key.split('/') : [];
  if (isWithin(domain, 'node-restriction.kubernetes.io')) return true;
  if (!isWithin(domain, 'kubernetes.io') && !isWithin(domain, 'k8s.io')) return false;
  if (OF_KUBELETS.has(key) || isWithin(domain, 'kubelet.kubernetes.io') || isWithin(domain, 'node.kubernetes.io'))
    return false;
  return !(isNew && ROLES.has(key));
};

const isWithin = (domain: string, outer: string): boolean => domain === outer || domain.endsWith(`.${outer}`);
