import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import { conditionOf } from '../../../resources/metadata/condition.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { validateDefinition, validateDefinitionUpdate } from './validate-definition.ts';
import { validateRuleTexts } from './validate-rule-texts.ts';

/** Holds a deleted definition until all its objects are gone. */
export const cleanupFinalizer = 'customresourcecleanup.apiextensions.k8s.io';

/**
 * CustomResourceDefinitions. What they define is served by the controller of definitions.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export const customResourceDefinitionStorage = (machinery: Machinery): RegistryStore<CustomResourceDefinition> =>
  new RegistryStore(customResourceDefinitionKind, machinery, strategyOf(machinery));

const strategyOf = ({ clock }: Machinery): Strategy<CustomResourceDefinition> => ({
  generation: true,
  status: true,
  requireResourceVersion: true,
  statusKeeps: 'metadata',
  applyDefaults: ({ spec }) => {
    if (spec?.names?.kind) {
      spec.names.singular ||= spec.names.kind.toLowerCase();
      spec.names.listKind ||= `${spec.names.kind}List`;
    }
    if (spec !== undefined) spec.conversion ??= { strategy: 'None' };
    const { service } = spec?.conversion?.webhook?.clientConfig ?? {};
    if (service) service.port ??= 443;
  },
  prepareForCreate: (definition) => {
    definition.status = { storedVersions: storedVersions(definition) };
  },
  prepareForUpdate: (definition) => {
    definition.status = {
      ...definition.status,
      storedVersions: storedVersions(definition, definition.status?.storedVersions ?? []),
    };
  },
  validate: async (definition) => [
    ...validateObjectMeta(definition, dnsSubdomain),
    ...validateDefinition(definition),
    ...(await validateRuleTexts(definition)),
  ],
  validateUpdate: async (definition, old) => [
    ...validateObjectMetaUpdate(definition, old),
    ...validateDefinitionUpdate(definition, old),
    ...(await validateRuleTexts(definition, old)),
  ],
  isHeld: ({ status }) => conditionOf(status?.conditions, 'Terminating')?.status !== 'True',
  markDeleted: (definition) => ({
    ...definition,
    metadata: {
      ...definition.metadata,
      finalizers: [...new Set([...(definition.metadata.finalizers ?? []), cleanupFinalizer])],
    },
    status: {
      ...definition.status,
      conditions: [
        ...(definition.status?.conditions ?? []).filter(({ type }) => type !== 'Terminating'),
        {
          type: 'Terminating',
          status: 'True',
          lastTransitionTime: timestamp(clock.now()),
          reason: 'InstanceDeletionPending',
          message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
        },
      ],
    },
  }),
});

/** The versions in which objects may be kept: the one of today, and those of before. */
export const storedVersions = (
  { spec }: Pick<CustomResourceDefinition, 'spec'>,
  before: readonly string[] = [],
): string[] => [
  ...new Set([...before, ...(spec?.versions ?? []).filter(({ storage }) => storage).map(({ name }) => name)]),
];
