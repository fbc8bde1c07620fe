import type { Deployment } from '../../resources/deployment.ts';
import type { DeploymentConfig } from '../../resources/deployment-config.ts';
import type { Endpoints } from '../../resources/endpoints.ts';
import type { Image, ImageFields } from '../../resources/image.ts';
import type { ImageStream } from '../../resources/image-stream.ts';
import {
  deploymentConfigKind,
  deploymentKind,
  endpointsKind,
  imageKind,
  imageStreamImageKind,
  imageStreamKind,
  imageStreamTagKind,
  limitRangeKind,
  podKind,
  projectKind,
  replicaSetKind,
  replicationControllerKind,
  resourceQuotaKind,
  serviceKind,
  templateKind,
} from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/label-selector-spec.ts';
import type { LimitRange } from '../../resources/limit-range.ts';
import type { Pod } from '../../resources/pod.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import type { ReplicationController } from '../../resources/replication-controller.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { ResourceQuota } from '../../resources/resource-quota.ts';
import { versionOf } from '../../resources/rollout.ts';
import { selectorText } from '../../resources/selector-text.ts';
import type { Service } from '../../resources/service.ts';
import type { Template } from '../../resources/template.ts';
import { configRollouts } from '../rollout/config-rollouts.ts';
import { constraintsDescriber } from './access/describe-constraints.ts';
import { userDescribers } from './access/user-describers.ts';
import { buildDescribers } from './builds/build-describers.ts';
import { describeAny } from './describe-any.ts';
import { eventsOf } from './describe-events.ts';
import { describeImage } from './images/describe-image.ts';
import { describeImageStream } from './images/describe-image-stream.ts';
import { kubernetesDescribers } from './kubernetes-describers.ts';
import { describeService } from './networking/describe-service.ts';
import { type Describer, type Place, read } from './place.ts';
import { describePod } from './pods/describe-pod.ts';
import { clusterQuotaDescribers } from './projects/describe-cluster-quota.ts';
import { describeProject, type Project } from './projects/describe-project.ts';
import { describeTemplate } from './projects/describe-template.ts';
import { describeDeployment } from './workloads/describe-deployment.ts';
import { describeDeploymentConfig } from './workloads/describe-deployment-config.ts';
import { describeReplicaSet } from './workloads/describe-replica-set.ts';
import { describeReplicationController } from './workloads/describe-replication-controller.ts';

/** The description of a kind; kinds without one of their own get all their fields. */
export const describerOf = (kind: ResourceKind): Describer =>
  describers.get(kind) ?? ((place) => describeOther(kind, place));

const describers = new Map<ResourceKind, Describer>([
  ...buildDescribers,
  ...userDescribers,
  ...clusterQuotaDescribers,
  constraintsDescriber,
  ...kubernetesDescribers,
  [imageStreamKind, async (place) => describeImageStream(await read<ImageStream>(imageStreamKind, place), place.now)],
  [
    imageStreamTagKind,
    async (place) => describeNamedImage(await read<{ image: ImageFields }>(imageStreamTagKind, place), place),
  ],
  [
    imageStreamImageKind,
    async (place) => describeNamedImage(await read<{ image: ImageFields }>(imageStreamImageKind, place), place),
  ],
  [imageKind, async (place) => describeImage(await read<Image>(imageKind, place), '', place.now)],
  [
    podKind,
    async (place) => describeWithEvents<Pod>(podKind, place, (pod, events) => describePod(pod, events, place.now)),
  ],
  [templateKind, async (place) => describeTemplate(await read<Template>(templateKind, place), place.now)],
  [
    projectKind,
    async ({ client, name, now }) => {
      const project = await client.get<Project>(projectKind, '', name);
      const { items: quotas } = await client.list<ResourceQuota>(resourceQuotaKind, name);
      const { items: ranges } = await client.list<LimitRange>(limitRangeKind, name);
      return describeProject(project, quotas, ranges, now);
    },
  ],
  [
    deploymentKind,
    async (place) => {
      const deployment = await read<Deployment>(deploymentKind, place);
      const sets = await owned<ReplicaSet>(replicaSetKind, deployment, deployment.spec.selector, place);
      return describeDeployment(deployment, sets, await eventsOf(place, deployment), place.now);
    },
  ],
  [
    deploymentConfigKind,
    async (place) => {
      const config = await read<DeploymentConfig>(deploymentConfigKind, place);
      const rollouts = await configRollouts(place.client, place.namespace, place.name);
      const latest = rollouts.find((rollout) => versionOf(rollout) === config.status?.latestVersion);
      const pods = latest ? await owned<Pod>(podKind, latest, { matchLabels: latest.spec.selector ?? {} }, place) : [];
      const events = await eventsOf(place, config);
      return describeDeploymentConfig(config, { rollouts, pods, events }, place.now);
    },
  ],
  [
    replicationControllerKind,
    async (place) => {
      const controller = await read<ReplicationController>(replicationControllerKind, place);
      const pods = await owned<Pod>(podKind, controller, { matchLabels: controller.spec.selector ?? {} }, place);
      const events = await eventsOf(place, { ...controller, kind: replicationControllerKind.kind });
      return describeReplicationController(controller, pods, events, place.now);
    },
  ],
  [
    replicaSetKind,
    async (place) => {
      const set = await read<ReplicaSet>(replicaSetKind, place);
      const pods = await owned<Pod>(podKind, set, set.spec.selector, place);
      return describeReplicaSet(set, pods, await eventsOf(place, set), place.now);
    },
  ],
  [
    serviceKind,
    async (place) => {
      const endpoints = await place.client.find<Endpoints>(endpointsKind, place.namespace, place.name);
      return describeWithEvents<Service>(serviceKind, place, (service, events) =>
        describeService(service, addressesByPort(endpoints), events, place.now),
      );
    },
  ],
]);

const describeOther = async (kind: ResourceKind, place: Place): Promise<string> =>
  await describeWithEvents<KubeObject>(kind, place, (object, events) => describeAny(object, events, place.now));

const describeWithEvents = async <T extends KubeObject>(
  kind: ResourceKind,
  place: Place,
  describe: (object: T, events: Awaited<ReturnType<typeof eventsOf>>) => string,
): Promise<string> => {
  const object = await read<T>(kind, place);
  return describe(object, await eventsOf(place, { ...object, kind: kind.kind }));
};

const describeNamedImage = ({ image }: { image: ImageFields }, { now }: Place): string =>
  describeImage(image, image.metadata.name ?? '', now);

const owned = async <T extends KubeObject>(
  kind: ResourceKind,
  owner: KubeObject,
  selector: LabelSelectorSpec,
  { client, namespace }: Place,
): Promise<T[]> => {
  const { items } = await client.list<T>(kind, namespace, { labelSelector: selectorText(selector) });
  return items.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === owner.metadata.uid),
  );
};

const addressesByPort = (endpoints: Endpoints | undefined): Map<string, string[]> => {
  const addresses = new Map<string, string[]>();
  for (const { addresses: ips = [], ports = [] } of endpoints?.subsets ?? [])
    for (const { name = '', port } of ports)
      addresses.set(name, [...(addresses.get(name) ?? []), ...ips.map(({ ip }) => `${ip}:${port}`)]);
  return addresses;
};
