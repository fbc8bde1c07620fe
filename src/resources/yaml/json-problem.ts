import type { Document } from 'yaml';

/**
 * Why a YAML document cannot become JSON, in the words of Kubernetes' reader: keys that are no words, and numbers without end.
 *
 * @returns `undefined` when it can
 */
export const jsonProblem = ({ contents }: Document): string | undefined => problemOf(contents as AnyNode | null);

/** The nodes of the YAML library, told apart without loading it. */
interface AnyNode {
  readonly items?: readonly (AnyNode | { readonly key: AnyNode | null; readonly value: AnyNode | null })[];
  readonly value?: unknown;
}

const problemOf = (node: AnyNode | null): string | undefined => {
  for (const item of node?.items ?? []) {
    const problem = 'key' in item ? (keyProblem(item.key) ?? problemOf(item.value)) : problemOf(item as AnyNode);
    if (problem !== undefined) return problem;
  }
  const value = node?.value;
  if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
  return `json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`;
};

const keyProblem = (key: AnyNode | null): string | undefined => {
  if (key?.items !== undefined) return 'yaml: invalid map key';
  return key === null || key.value === null ? 'unsupported map key of type: %!s(<nil>), key: <nil>' : undefined;
};
