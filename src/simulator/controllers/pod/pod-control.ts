import { podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { type PodNaming, podFromTemplate } from './pod-from-template.ts';

/** Makes and removes the pods of workloads, and says so in events. */
export interface PodControl {
  /** @throws StatusError as the API server answers; reported as `FailedCreate` unless the namespace is going away */
  create(owner: KubeObject, template: PodTemplateSpec, naming?: PodNaming): Promise<Pod>;
  /** A pod that is gone already is no error. @throws StatusError, reported as `FailedDelete` */
  delete(owner: KubeObject, pod: Pod): Promise<void>;
}

/** @param component the source of the events: `replicaset-controller` */
export const createPodControl = ({ client, events }: ControllerContext, component: string): PodControl => {
  const report = (object: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): Promise<void> =>
    events.record({ object, type, reason, message, source: { component } });
  return {
    create: async (owner, template, naming) => {
      try {
        const pod = await client.create(podKind, podFromTemplate(owner, template, naming));
        await report(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
        return pod;
      } catch (error) {
        if (!isNamespaceTerminating(error))
          await report(owner, 'Warning', 'FailedCreate', `Error creating: ${(error as Error).message}`);
        throw error;
      }
    },
    delete: async (owner, { metadata: { namespace, name, uid } }) => {
      try {
        await client.delete(podKind, namespace, name, uid === undefined ? {} : { preconditions: { uid } });
        await report(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`);
      } catch (error) {
        if (isNotFound(error)) return;
        await report(owner, 'Warning', 'FailedDelete', `Error deleting: ${(error as Error).message}`);
        throw error;
      }
    },
  };
};

/** Whether a create was refused because its namespace is being deleted. */
export const isNamespaceTerminating = (error: unknown): boolean =>
  error instanceof StatusError &&
  error.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating') === true;
