import type { KubeApi } from '../../src/ports/kube-api.ts';

/** A DeploymentConfig or a Deployment that follows a tag of a stream, as the recordings had them. */
export interface FollowingWorkload {
  readonly kind: 'DeploymentConfig' | 'Deployment';
  readonly name: string;
  readonly namespace: string;
  /** `src:mytag`. */
  readonly tag: string;
  /** Namespace of the stream; that of the workload unless given. */
  readonly from?: string;
  /** Of its pods, besides `app`, which is its name. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What its pods and their only container, `c`, have besides. */
  readonly pod?: object;
  readonly container?: object;
  readonly fieldManager?: string;
}

/** Makes the workload; its image is filled in by the trigger. */
export const followTag = async (api: KubeApi, workload: FollowingWorkload): Promise<void> => {
  const { kind, namespace, fieldManager } = workload;
  const isConfig = kind === 'DeploymentConfig';
  const group = isConfig ? 'apps.openshift.io/v1' : 'apps/v1';
  await api.request({
    method: 'POST',
    path: `/apis/${group}/namespaces/${namespace}/${kind.toLowerCase()}s`,
    ...(fieldManager === undefined ? {} : { query: { fieldManager } }),
    body: { apiVersion: group, kind, ...(isConfig ? configOf(workload) : deploymentOf(workload)) },
  });
};

const configOf = (workload: FollowingWorkload): object => ({
  metadata: metadataOf(workload),
  spec: {
    replicas: 1,
    selector: { app: workload.name },
    template: templateOf(workload),
    triggers: [
      { type: 'ConfigChange' },
      {
        type: 'ImageChange',
        imageChangeParams: { automatic: true, containerNames: ['c'], from: sourceOf(workload) },
      },
    ],
  },
});

const deploymentOf = (workload: FollowingWorkload): object => {
  const fieldPath = 'spec.template.spec.containers[?(@.name=="c")].image';
  const annotations = {
    'image.openshift.io/triggers': JSON.stringify([{ from: sourceOf(workload), fieldPath }]),
  };
  const selector = { matchLabels: { app: workload.name } };
  return {
    metadata: { ...metadataOf(workload), annotations },
    spec: { replicas: 1, selector, template: templateOf(workload) },
  };
};

const metadataOf = ({ name, namespace }: FollowingWorkload): object => ({ name, namespace });

const sourceOf = ({ tag, from, namespace }: FollowingWorkload): object => ({
  kind: 'ImageStreamTag',
  name: tag,
  namespace: from ?? namespace,
});

const templateOf = ({ name, labels, pod, container }: FollowingWorkload): object => ({
  metadata: { labels: { app: name, ...labels } },
  spec: { ...pod, containers: [{ name: 'c', image: ' ', ...container }] },
});
