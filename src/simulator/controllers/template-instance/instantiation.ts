import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';

/** What instances are made with. */
export interface InstantiationOptions {
  readonly authorize: Authorizer;
  /** The kind that an object says it is of; `undefined` when the cluster serves none such. */
  readonly kindOf: (object: { readonly apiVersion: string; readonly kind: string }) => ResourceKind | undefined;
}

/** An object of a template, and where it goes. */
export interface PlannedObject {
  readonly object: KubeObject;
  readonly kind: ResourceKind;
  /** Empty for what belongs to no namespace. */
  readonly namespace: string;
}

/** As Go writes a resource: `apps/v1, Resource=deployments, Name=web`; the core group is empty. */
export const titleOf = ({ object, kind: { group, version, plural } }: PlannedObject): string =>
  `${group}/${version}, Resource=${plural}, Name=${object.metadata.name}`;

/** Why no objects could be made of a template, or not all of them; what a condition tells. */
export class InstantiationError extends Error {
  /** @param reasons one a line */
  constructor(...reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'InstantiationError';
  }
}

/** @throws InstantiationError that says what failed, and why */
export const told = async <T>(what: string, attempt: () => Promise<T>): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    throw new InstantiationError(`${what}: ${(error as Error).message}`);
  }
};

/** Does something with each, in their order, whether or not others have failed. */
export const eachOf = async <T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<{ readonly results: R[]; readonly failures: string[] }> => {
  const results: R[] = [];
  const failures: string[] = [];
  for (const item of items) {
    try {
      results.push(await work(item));
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  return { results, failures };
};
