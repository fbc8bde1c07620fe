/** `v2` → stable, `v2beta1` → beta. */
const pattern = /^v(\d+)(?:(alpha|beta)(\d+))?$/;
const stages = ['alpha', 'beta', undefined];

/**
 * Orders versions of a kind, the one to prefer first: stable ones before betas before alphas, newer ones before older ones, and
 * what has another form last, by its letters.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 */
export const byVersionPriority = (one: string, other: string): number => {
  const [first, second] = [rankOf(one), rankOf(other)];
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined) || (one < other ? -1 : 1);
  const index = first.findIndex((each, at) => each !== second[at]);
  return index < 0 ? 0 : (second[index] ?? 0) - (first[index] ?? 0);
};

const rankOf = (version: string): number[] | undefined => {
  const [, major, stage, minor = '0'] = pattern.exec(version) ?? [];
  return major === undefined ? undefined : [stages.indexOf(stage), Number(major), Number(minor)];
};
