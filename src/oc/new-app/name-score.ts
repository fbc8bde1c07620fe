/**
 * How far a name is from what was asked for: 0 for the same, `undefined` for one that does not contain it.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/newapp/app/scorers.go
 */
export const nameScore = (name: string, query: string): number | undefined => {
  const [lower, wanted] = [name.toLowerCase(), query.toLowerCase()];
  if (query === '*' || name === query) return 0;
  if (lower === wanted) return 0.02;
  if (name.startsWith(query)) return 0.1;
  if (lower.startsWith(wanted)) return 0.12;
  if (name.includes(query)) return 0.2;
  return lower.includes(wanted) ? 0.22 : undefined;
};
