import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { dnsSubdomain, type NameRule } from '../../resources/validation/dns-name.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import { RegistryStore } from '../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../apimachinery/registry/strategy.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from './validation/object-meta.ts';

/** What little is particular about a kind that is kept as it is written. */
export interface PlainOptions
  extends Pick<
    Strategy,
    | 'generation'
    | 'status'
    | 'statusKeeps'
    | 'answersDeleteWith'
    | 'createOnUpdate'
    | 'requireResourceVersion'
    | 'applyDefaults'
    | 'convert'
    | 'prepareForCreate'
    | 'prepareForUpdate'
    | 'validate'
    | 'validateUpdate'
    | 'prepareForStatusUpdate'
    | 'decorate'
  > {
  /** Default: a DNS subdomain. */
  readonly nameRule?: NameRule;
}

/** The storage of a kind that is kept as it is written, apart from its metadata. */
export const plainStorage = (
  kind: ResourceKind,
  machinery: Machinery,
  { nameRule = dnsSubdomain, ...strategy }: PlainOptions = {},
): RegistryStore =>
  new RegistryStore(kind, machinery, {
    ...strategy,
    validate: async (object, context) => [
      ...validateObjectMeta(object, nameRule),
      ...((await strategy.validate?.(object, context)) ?? []),
    ],
    validateUpdate: async (object, old, context) => [
      ...validateObjectMetaUpdate(object, old),
      ...((await strategy.validateUpdate?.(object, old, context)) ?? []),
    ],
  });

/** Checks new and changed objects of a kind in the same way. */
export const checkedBy = (
  validate: NonNullable<Strategy['validate']>,
): Pick<Strategy, 'validate' | 'validateUpdate'> => ({
  validate,
  validateUpdate: (object, _old, context) => validate(object, context),
});
