import { flowSchemaKind, priorityLevelKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { type Controller, type WatchedKind, watchSelf } from '../../apimachinery/controller.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

interface FlowSchema extends KubeObject {
  spec?: { priorityLevelConfiguration?: { name?: string } };
  status?: { conditions?: Condition[] };
}

/**
 * Says in the status of flow schemas whether the priority level is there that they name.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/util/flowcontrol/apf_controller.go
 */
export const createFlowSchemaController = (): Controller => ({
  name: 'api-priority-and-fairness',
  program: 'kube-apiserver',
  watches: [watchSelf(flowSchemaKind), levelsOfSchemas],
  reconcile: async (name, { client, clock, listers }) => {
    const schema = listers.of<FlowSchema>(flowSchemaKind).get(undefined, name);
    if (schema === undefined) return;
    const dangling = danglingOf(schema, listers);
    const known = schema.status?.conditions?.find(({ type }) => type === 'Dangling');
    if (known?.status === dangling.status && known.message === dangling.message) return;
    await client.modify<FlowSchema>(
      flowSchemaKind,
      undefined,
      name,
      (current) => {
        const others = (current.status?.conditions ?? []).filter(({ type }) => type !== 'Dangling');
        const condition = { type: 'Dangling', ...dangling, lastTransitionTime: timestamp(clock.now()) };
        current.status = { ...current.status, conditions: [...others, condition] };
      },
      'status',
    );
  },
});

const danglingOf = ({ spec }: FlowSchema, listers: Listers): Pick<Condition, 'status' | 'reason' | 'message'> => {
  const level = spec?.priorityLevelConfiguration?.name ?? '';
  const named = `This FlowSchema references the PriorityLevelConfiguration object named ${JSON.stringify(level)}`;
  return listers.of(priorityLevelKind).get(undefined, level) === undefined
    ? { status: 'True', reason: 'NotFound', message: `${named} but there is no such object` }
    : { status: 'False', reason: 'Found', message: `${named} and it exists` };
};

const levelsOfSchemas: WatchedKind = {
  kind: priorityLevelKind,
  keysOf: ({ metadata }, { listers }) =>
    listers
      .of<FlowSchema>(flowSchemaKind)
      .list()
      .filter(({ spec }) => spec?.priorityLevelConfiguration?.name === metadata.name)
      .map((schema) => schema.metadata.name),
};
