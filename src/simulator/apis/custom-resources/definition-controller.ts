import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import {
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { ESTABLISHED, namesCondition } from './accepted-names.ts';
import { approvalCondition } from './approval-condition.ts';
import { cleanUp, kindsDefinedBy } from './clean-up.ts';
import { customResourceStorages } from './custom-resources.ts';
import { wasInstalled } from './installed-definition.ts';

/**
 * Serves what CustomResourceDefinitions define as long as these exist, and says so in their status. A deleted definition
 * takes all its objects with it.
 *
 * @param onServed is told that the catalog has other kinds than before
 * @see https://github.com/kubernetes/apiextensions-apiserver/tree/master/pkg/controller
 */
export const createDefinitionController = (
  machinery: Machinery,
  catalog: ApiCatalog,
  onServed: () => void,
): Controller => {
  const served = new Map<string, { spec: object; kinds: readonly ResourceKind[] }>();

  const serve = (
    name: string,
    definition: CustomResourceDefinition | undefined,
    { listers }: ControllerContext,
  ): void => {
    const before = served.get(name);
    if (equal(before?.spec, definition?.spec)) return;
    for (const kind of before?.kinds ?? []) catalog.remove(kind);
    const storages = definition === undefined ? [] : customResourceStorages(definition, machinery, listers);
    catalog.add(...storages);
    if (definition === undefined) served.delete(name);
    else served.set(name, { spec: definition.spec, kinds: storages.map(({ kind }) => kind) });
    onServed();
  };

  /** What the cluster was installed with is served already. Its definition may have changed since. */
  const noteInstalled = (definition: CustomResourceDefinition): void => {
    const { metadata, spec } = definition;
    if (!wasInstalled(definition)) return;
    const kinds = kindsDefinedBy(definition, catalog);
    served.set(metadata.name, { spec: metadata.generation === 1 ? spec : {}, kinds });
  };

  return {
    name: 'customresourcedefinition-controller',
    program: 'kube-apiserver',
    watches: [watchSelf(customResourceDefinitionKind), waitingForNames],
    reconcile: async (name, context) => {
      const definitions = context.listers.of<CustomResourceDefinition>(customResourceDefinitionKind);
      const definition = definitions.get(undefined, name);
      if (definition !== undefined && !served.has(name)) noteInstalled(definition);
      if (definition === undefined) return serve(name, undefined, context);
      if (definition.metadata.deletionTimestamp !== undefined) return cleanUp(definition, catalog, context);
      const accepted = namesCondition(definition, definitions.list(), catalog);
      if (accepted.status === 'True') serve(name, definition, context);
      await writeStatus(definition, accepted, context);
    },
  };
};

/** When a definition changes or goes, others of its group may get names that were in use. */
const waitingForNames: WatchedKind<CustomResourceDefinition> = {
  kind: customResourceDefinitionKind,
  keysOf: ({ metadata, spec }, { listers }) =>
    listers
      .of<CustomResourceDefinition>(customResourceDefinitionKind)
      .list()
      .filter((each) => each.spec.group === spec.group && each.metadata.name !== metadata.name && !hasNames(each))
      .map(keyOf),
};

const hasNames = ({ status }: CustomResourceDefinition): boolean =>
  conditionOf(status?.conditions, 'NamesAccepted')?.status !== 'False';

const writeStatus = async (
  definition: CustomResourceDefinition,
  accepted: Condition,
  { client, clock }: ControllerContext,
): Promise<void> => {
  const { metadata, spec, status } = definition;
  const isServed = accepted.status === 'True';
  const established: Condition =
    isServed && !canTrust(spec)
      ? untrusted
      : isServed
        ? ESTABLISHED
        : { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' };
  const conditions = [approvalCondition(definition), accepted, established]
    .filter((condition) => condition !== undefined)
    .map((condition) => dated(condition, status?.conditions, clock.now()));
  const next = {
    conditions,
    acceptedNames: isServed ? spec.names : (status?.acceptedNames ?? { plural: '', kind: '' }),
    storedVersions: status?.storedVersions ?? [],
  };
  if (equal(next, status)) return;
  await client.modify<CustomResourceDefinition>(
    customResourceDefinitionKind,
    undefined,
    metadata.name,
    (current) => void (current.status = next),
    'status',
  );
};

/** Whether the authority of a conversion webhook, if it names one, is a certificate. */
const canTrust = ({ conversion }: CustomResourceDefinition['spec']): boolean => {
  const bundle = conversion?.webhook?.clientConfig?.caBundle ?? '';
  return bundle === '' || Buffer.from(bundle, 'base64').includes('-----BEGIN CERTIFICATE-----');
};

const untrusted: Condition = {
  type: 'Established',
  status: 'False',
  reason: 'InvalidCABundle',
  message: 'The conversion webhook CABundle is invalid',
};

/** A condition keeps the time of its last change of status. */
const dated = (condition: Condition, before: readonly Condition[] | undefined, now: number): Condition => {
  const old = conditionOf(before, condition.type);
  const { type, status, ...texts } = condition;
  const lastTransitionTime = old?.status === status ? old.lastTransitionTime : timestamp(now);
  return { lastTransitionTime, ...texts, status, type } as Condition;
};
