import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { validateFinalizer, validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';

/** The finalizer that the namespace controller removes when a namespace is empty. */
export const namespaceFinalizer = 'kubernetes';

/**
 * Namespaces. A deleted one turns Terminating and stays until `/finalize` has taken its last `spec.finalizers`.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.32.0/pkg/registry/core/namespace
 */
export const namespaceStorage = (machinery: Machinery): RegistryStore<Namespace> => {
  const finalizing = new RegistryStore<Namespace>(namespaceKind, machinery, finalizeStrategy);
  return new RegistryStore<Namespace>(namespaceKind, machinery, strategy, {
    finalize: {
      kind: namespaceKind,
      update: (context, name, change) => finalizing.update(context, name, change),
      refusesPatches: true,
    },
  });
};

const strategy: Strategy<Namespace> = {
  status: true,
  applyDefaults: ({ metadata }) => {
    metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
  },
  prepareForCreate: (namespace) => {
    const finalizers = namespace.spec?.finalizers ?? [];
    namespace.spec = {
      finalizers: finalizers.includes(namespaceFinalizer) ? finalizers : [...finalizers, namespaceFinalizer],
    };
    namespace.status = { phase: 'Active' };
  },
  validate: (namespace) => [...validateObjectMeta(namespace, dnsLabel), ...validateFinalizers(namespace)],
  prepareForUpdate: (namespace, old) => {
    namespace.spec = copyOf(old.spec);
  },
  checksAgain: true,
  validateUpdate: validateObjectMetaUpdate,
  validateStatusUpdate: (namespace, old) => [...validateObjectMetaUpdate(namespace, old), ...validatePhase(namespace)],
  isHeld: ({ spec }) => (spec?.finalizers ?? []).length > 0,
  // Its end is nobody's to put off, so that nothing is said of a time of grace.
  markDeleted: ({ metadata: { deletionGracePeriodSeconds: _, ...metadata }, ...namespace }) => ({
    ...namespace,
    metadata,
    status: { ...namespace.status, phase: 'Terminating' },
  }),
};

const validateFinalizers = ({ spec }: Namespace, at = (_: number): string => ''): FieldError[] =>
  (spec?.finalizers ?? []).flatMap((each, index) => {
    const path = `spec.finalizers${at(index)}`;
    return [...qualifiedName(each).map((text) => invalid(path, each, text)), ...validateFinalizer(each, path)];
  });

/** A namespace is Terminating as soon as it is deleted, and never before. */
const validatePhase = ({ metadata, status }: Namespace): FieldError[] => {
  const isDeleted = metadata.deletionTimestamp !== undefined;
  const [only, when] = isDeleted ? ['Terminating', 'is not empty'] : ['Active', 'is empty'];
  const { phase = '' } = status ?? {};
  return phase === only
    ? []
    : [invalid('status.Phase', phase, `may only be '${only}' if \`deletionTimestamp\` ${when}`)];
};

const finalizeStrategy: Strategy<Namespace> = {
  status: true,
  isHeld: strategy.isHeld,
  validateUpdate: (namespace, old) => [
    ...validateObjectMetaUpdate(namespace, old),
    ...validateFinalizers(namespace, (index) => `[${index}]`),
  ],
  prepareForUpdate: (namespace) => {
    namespace.spec ??= {};
    if (namespace.spec.finalizers?.length === 0) delete namespace.spec.finalizers;
  },
};
