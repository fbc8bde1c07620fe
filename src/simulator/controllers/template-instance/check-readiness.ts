import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type TemplateInstance, WAIT_FOR_READY } from '../../../resources/templates/template-instance.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { readinessOf } from './instance-readiness.ts';
import { InstantiationError, type InstantiationOptions } from './instantiation.ts';
import { requesterOf, requireAccess } from './requester-access.ts';

/** An instance that is not ready by then has failed, milliseconds. */
const READINESS_TIMEOUT = 3_600_000;

/**
 * Whether all objects of an instance are ready that say that it has to wait for them.
 *
 * @throws InstantiationError when one of them never will be, or is gone
 */
export const checkReadiness = async (
  instance: TemplateInstance,
  { listers, clock }: ControllerContext,
  { authorize, kindOf }: InstantiationOptions,
): Promise<boolean> => {
  if (clock.now() > Date.parse(instance.metadata.creationTimestamp ?? '') + READINESS_TIMEOUT)
    throw new InstantiationError('timeout while waiting for template instance to be ready');
  for (const { ref } of instance.status?.objects ?? []) {
    const kind = kindOf(ref);
    if (kind === undefined || !canTell(kind)) continue;
    const { namespace = '', name } = ref;
    await requireAccess(authorize, requesterOf(instance), { ...kind, verb: 'get', namespace, name });
    const object = listers.of<KubeObject>(kind).get(namespace || undefined, name);
    if (object === undefined || object.metadata.uid !== ref.uid) throw notFound(kind, name);
    if (object.metadata.annotations?.[WAIT_FOR_READY]?.toLowerCase() !== 'true') continue;
    const readiness = readinessOf(object, listers);
    if (readiness === 'failed') throw new InstantiationError(`readiness failed on ${ref.kind} ${namespace}/${name}`);
    if (readiness !== 'ready') return false;
  }
  return true;
};

/** Of these kinds an instance looks whether they are still there, whether or not it has to wait for them. */
const canTell = (kind: ResourceKind): boolean =>
  [
    'builds.build.openshift.io',
    'buildconfigs.build.openshift.io',
    'deploymentconfigs.apps.openshift.io',
    'deployments.apps',
    'jobs.batch',
    'routes.route.openshift.io',
    'statefulsets.apps',
  ].includes(groupResource(kind));
