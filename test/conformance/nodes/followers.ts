import type { KubeApi } from '../../../src/ports/kube-api.ts';

/** The image that each kind of workload got, by the way in which it names a tag. */
export type ImagesByWay = Readonly<Record<'trigger' | 'lookup' | 'resolve-names', Readonly<Record<string, string>>>>;

/** Makes a workload of every kind that follows or names `stream:tag`, and tells which image stands in each at the end. */
export const workloadsOf = async (
  api: KubeApi,
  namespace: string,
  stream: string,
  tag: string,
  settled: () => Promise<void>,
): Promise<ImagesByWay> => {
  const paths: Record<'trigger' | 'lookup' | 'resolve-names', Record<string, string>> = {
    trigger: {},
    lookup: {},
    'resolve-names': {},
  };
  const make = async (
    way: keyof ImagesByWay,
    kind: string,
    name: string,
    image: string,
    metadata: object,
  ): Promise<void> => {
    const { path, body } = workload(kind, { namespace, name, image, metadata });
    await api.request({ method: 'POST', path, body });
    paths[way][kind] = `${path}/${name}`;
  };
  for (const kind of triggered)
    await make(
      'trigger',
      kind,
      `t-${stream}`,
      ' ',
      kind === 'DeploymentConfig' ? {} : { annotations: annotation(kind, namespace, stream, tag) },
    );
  await api.request({
    method: 'PATCH',
    path: `/apis/apps.openshift.io/v1/namespaces/${namespace}/deploymentconfigs/t-${stream}`,
    contentType: 'application/merge-patch+json',
    body: { spec: { triggers: configTrigger(namespace, stream, tag) } },
  });
  for (const kind of looked)
    await make('resolve-names', kind, `r-${stream}`, `${stream}:${tag}`, {
      annotations: { 'alpha.image.policy.openshift.io/resolve-names': '*' },
    });
  await api.request({
    method: 'PATCH',
    path: `/apis/image.openshift.io/v1/namespaces/${namespace}/imagestreams/${stream}`,
    contentType: 'application/merge-patch+json',
    body: { spec: { lookupPolicy: { local: true } } },
  });
  for (const kind of looked) await make('lookup', kind, `l-${stream}`, `${stream}:${tag}`, {});
  await settled();
  const read = async (found: Record<string, string>): Promise<Record<string, string>> => {
    const images: Record<string, string> = {};
    for (const [kind, path] of Object.entries(found)) {
      const { body } = await api.request<unknown>({ method: 'GET', path });
      images[kind] = /"containers":\[\{[^\]]*?"image":"([^"]*)"/.exec(JSON.stringify(body))?.[1] ?? '';
    }
    return images;
  };
  return {
    trigger: await read(paths.trigger),
    lookup: await read(paths.lookup),
    'resolve-names': await read(paths['resolve-names']),
  };
};

const triggered = ['DeploymentConfig', 'Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'] as const;
const looked = [...triggered, 'Pod', 'ReplicaSet', 'ReplicationController', 'Job'] as const;

const groups: Readonly<Record<string, string>> = {
  DeploymentConfig: 'apps.openshift.io/v1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  CronJob: 'batch/v1',
  Job: 'batch/v1',
  Pod: 'v1',
  ReplicationController: 'v1',
};

interface Described {
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly metadata: object;
}

const workload = (kind: string, { namespace, name, image, metadata }: Described): { path: string; body: unknown } => {
  const apiVersion = groups[kind] ?? '';
  const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  return {
    path: `${root}/namespaces/${namespace}/${kind.toLowerCase()}s`,
    body: { apiVersion, kind, metadata: { name, ...metadata }, spec: specOf(kind, name, image) },
  };
};

const specOf = (kind: string, app: string, image: string): unknown => {
  const pod = { containers: [{ name: 'c', image }] };
  const template = { metadata: { labels: { app } }, spec: pod };
  const once = { template: { spec: { ...pod, restartPolicy: 'Never' } } };
  if (kind === 'Pod') return pod;
  if (kind === 'Job') return once;
  if (kind === 'CronJob') return { schedule: '0 0 1 1 *', jobTemplate: { spec: once } };
  const selector = kind === 'DeploymentConfig' || kind === 'ReplicationController' ? { app } : { matchLabels: { app } };
  return {
    ...(kind === 'DaemonSet' ? {} : { replicas: 0 }),
    selector,
    template,
    ...(kind === 'StatefulSet' ? { serviceName: app } : {}),
  };
};

const annotation = (kind: string, namespace: string, stream: string, tag: string): Record<string, string> => ({
  'image.openshift.io/triggers': JSON.stringify([
    {
      from: { kind: 'ImageStreamTag', name: `${stream}:${tag}`, namespace },
      fieldPath: `${kind === 'CronJob' ? 'spec.jobTemplate.' : ''}spec.template.spec.containers[?(@.name=="c")].image`,
    },
  ]),
});

const configTrigger = (namespace: string, stream: string, tag: string): unknown => [
  {
    type: 'ImageChange',
    imageChangeParams: {
      automatic: true,
      containerNames: ['c'],
      from: { kind: 'ImageStreamTag', name: `${stream}:${tag}`, namespace },
    },
  },
];
