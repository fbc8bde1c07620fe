import { templateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { TEMPLATE_INSTANCE_FINALIZER, type TemplateInstance } from '../../../resources/templates/template-instance.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  type Outcome,
  watchSelf,
} from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { checkReadiness } from './check-readiness.ts';
import { InstantiationError, type InstantiationOptions } from './instantiation.ts';
import { makeObjects } from './make-objects.ts';
import { planObjects } from './plan-objects.ts';

/** How long until the next look at objects that are not ready, milliseconds. */
const NEXT_LOOK = 5_000;

/**
 * Makes the objects of template instances and says when they are ready.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/template/controller/templateinstance_controller.go
 */
export const createTemplateInstanceController = (options: InstantiationOptions): Controller => ({
  name: 'template-instance-controller',
  program: 'openshift-controller-manager',
  watches: [watchSelf(templateInstanceKind)],
  reconcile: async (key, context) => {
    const instance = byKey(context.listers.of<TemplateInstance>(templateInstanceKind), key);
    if (instance === undefined || isOver(instance)) return;
    return await bringForward(instance, context, options);
  },
});

const isTrue = ({ status }: TemplateInstance, type: string): boolean =>
  conditionOf(status?.conditions, type)?.status === 'True';

const isOver = (instance: TemplateInstance): boolean =>
  isTrue(instance, 'Ready') || isTrue(instance, 'InstantiateFailure');

const bringForward = async (
  instance: TemplateInstance,
  context: ControllerContext,
  options: InstantiationOptions,
): Promise<Outcome | void> => {
  const { client, clock } = context;
  const { namespace, name } = instance.metadata;
  const lastTransitionTime = timestamp(clock.now());
  const state = { ...instance, status: { ...instance.status } };
  let conditions: readonly Condition[] = instance.status?.conditions ?? [];
  const tell = (condition: Omit<Condition, 'lastTransitionTime'>): void => {
    conditions = withCondition(conditions, { ...condition, lastTransitionTime });
  };
  try {
    if ((state.status.objects ?? []).length !== (instance.spec.template.objects ?? []).length) {
      const planned = await planObjects(instance, client, options);
      await hold(instance, context);
      const { objects, failures } = await makeObjects(planned, instance.metadata.uid ?? '', client);
      if (objects.length > 0) state.status.objects = objects;
      else delete state.status.objects;
      if (failures.length > 0) throw new InstantiationError(...failures);
    }
    try {
      tell((await checkReadiness(state, context, options)) ? READY : WAITING);
    } catch (error) {
      tell({ type: 'Ready', status: 'False', reason: 'Failed', message: SEE_FAILURE });
      throw error;
    }
  } catch (error) {
    tell({ type: 'InstantiateFailure', status: 'True', reason: 'Failed', message: (error as Error).message });
  }
  const status = { ...state.status, conditions: [...conditions] };
  const write = (current: TemplateInstance): void => void (current.status = status);
  const written = await client.modify<TemplateInstance>(templateInstanceKind, namespace, name, write, 'status');
  return isOver(written) ? undefined : { requeueAfter: NEXT_LOOK };
};

const READY = { type: 'Ready', status: 'True', reason: 'Created', message: '' } as const;
const WAITING = {
  type: 'Ready',
  status: 'False',
  reason: 'Waiting',
  message: 'Waiting for instantiated objects to report ready',
} as const;
const SEE_FAILURE = 'See InstantiateFailure condition for error message';

/** Keeps an instance until what it has made is gone. */
const hold = async ({ metadata }: TemplateInstance, { client }: ControllerContext): Promise<void> => {
  if (metadata.finalizers?.includes(TEMPLATE_INSTANCE_FINALIZER)) return;
  await client.modify<TemplateInstance>(templateInstanceKind, metadata.namespace, metadata.name, (current) => {
    current.metadata.finalizers = [...(current.metadata.finalizers ?? []), TEMPLATE_INSTANCE_FINALIZER];
  });
};

/** A condition that says nothing new keeps its time. */
const withCondition = (conditions: readonly Condition[], next: Condition): readonly Condition[] => {
  const old = conditionOf(conditions, next.type);
  if (old === undefined) return [...conditions, next];
  const isSame = old.status === next.status && old.reason === next.reason && old.message === next.message;
  return conditions.map((each) => (each === old && !isSame ? next : each));
};
