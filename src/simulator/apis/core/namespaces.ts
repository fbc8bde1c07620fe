import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import { dnsLabel } from '../../../resources/validation/dns-name.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';

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
    finalize: { kind: namespaceKind, update: (context, name, change) => finalizing.update(context, name, change) },
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
  validate: (namespace) => validateObjectMeta(namespace, dnsLabel),
  prepareForUpdate: (namespace, old) => {
    namespace.spec = copyOf(old.spec);
  },
  validateUpdate: validateObjectMetaUpdate,
  isHeld: ({ spec }) => (spec?.finalizers ?? []).length > 0,
  markDeleted: (namespace) => ({ ...namespace, status: { ...namespace.status, phase: 'Terminating' } }),
};

const finalizeStrategy: Strategy<Namespace> = {
  status: true,
  isHeld: strategy.isHeld,
  prepareForUpdate: (namespace) => {
    namespace.spec ??= {};
    if (namespace.spec.finalizers?.length === 0) delete namespace.spec.finalizers;
  },
};
