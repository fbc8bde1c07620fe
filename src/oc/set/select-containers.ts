import { wildcardExpression } from '../../image/wildcard.ts';
import type { Container } from '../../resources/workloads/pod-spec.ts';

/** The containers whose names a pattern with asterisks fits. */
export const selectContainers = <T extends Pick<Container, 'name'>>(
  containers: readonly T[] | undefined,
  pattern: string,
): T[] => {
  const expression = wildcardExpression(pattern);
  return (containers ?? []).filter(({ name }) => expression.test(name));
};
