import { clusterVersionKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { Foundation } from '../foundation.ts';

/**
 * Writes down that a version of OpenShift is installed completely, as its cluster version operator does; of which image its release
 * consists is unknown here.
 *
 * @see https://docs.openshift.com/container-platform/4.19/updating/understanding_updates/intro-to-updates.html
 */
export const recordInstalledVersion = async (
  { client, clock, random }: Pick<Foundation, 'clock' | 'random'> & { readonly client: Client },
  version: string,
): Promise<void> => {
  const now = timestamp(clock.now());
  const [major, minor] = version.split('.');
  const installed = await client.create(clusterVersionKind, {
    apiVersion: apiVersionOf(clusterVersionKind),
    kind: clusterVersionKind.kind,
    metadata: { name: 'version' },
    spec: { channel: `stable-${major}.${minor}`, clusterID: random.uid() },
  } as KubeObject);
  const condition = (type: string, status: 'True' | 'False', message?: string): object => ({
    lastTransitionTime: now,
    ...(message === undefined ? {} : { message }),
    status,
    type,
  });
  await client.updateStatus(clusterVersionKind, {
    ...installed,
    status: {
      availableUpdates: null,
      conditions: [
        condition('Available', 'True', `Done applying ${version}`),
        condition('Failing', 'False'),
        condition('Progressing', 'False', `Cluster version is ${version}`),
      ],
      desired: { image: '', version },
      history: [{ completionTime: now, image: '', startedTime: now, state: 'Completed', verified: false, version }],
      observedGeneration: 1,
      versionHash: '',
    },
  } as KubeObject);
};
