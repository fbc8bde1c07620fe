import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { dnsSubdomain, type NameRule } from '../../resources/validation/dns-name.ts';
import type { FieldError } from '../apimachinery/field-error.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import { RegistryStore } from '../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../apimachinery/registry/strategy.ts';
import type { RequestContext } from '../apimachinery/request-context.ts';
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
    | 'validatesMetaLast'
    | 'validateStatusUpdate'
    | 'warnings'
  > {
  /** Default: a DNS subdomain. */
  readonly nameRule?: NameRule;
  /** As strategies have it, or for the metadata alone. */
  readonly checksAgain?: boolean | 'metadata';
}

/** The storage of a kind that is kept as it is written, apart from its metadata. */
export const plainStorage = (
  kind: ResourceKind,
  machinery: Machinery,
  { nameRule = dnsSubdomain, checksAgain, ...strategy }: PlainOptions = {},
): RegistryStore => {
  const ofMeta = (object: KubeObject): FieldError[] =>
    strategy.validatesMetaLast ? [] : validateObjectMeta(object, nameRule);
  return new RegistryStore(kind, machinery, {
    ...strategy,
    checksAgain: checksAgain === true,
    validate: async (object, context) => [...ofMeta(object), ...((await strategy.validate?.(object, context)) ?? [])],
    validateUpdate: async (object, old, context) => [
      ...(checksAgain === 'metadata' ? ofMeta(object) : []),
      ...(strategy.validatesMetaLast ? [] : validateObjectMetaUpdate(object, old)),
      ...((await strategy.validateUpdate?.(object, old, context)) ?? []),
    ],
    ...(strategy.status
      ? {
          validateStatusUpdate: async (object: KubeObject, old: KubeObject, context: RequestContext) => [
            ...(strategy.validatesMetaLast ? [] : validateObjectMetaUpdate(object, old)),
            ...((await strategy.validateStatusUpdate?.(object, old, context)) ?? []),
          ],
        }
      : {}),
  });
};

/** Checks new and changed objects of a kind in the same way. */
export const checkedBy = (
  validate: NonNullable<Strategy['validate']>,
): Pick<Strategy, 'validate' | 'validateUpdate'> => ({
  validate,
  validateUpdate: (object, _old, context) => validate(object, context),
});
