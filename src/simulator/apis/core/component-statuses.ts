import { componentStatusKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { selectsFields } from '../../apimachinery/selection/field-selector.ts';
import { notFound } from '../../apimachinery/status-error.ts';

/** What the API server looks after, by the names of a control plane with one etcd. */
const COMPONENTS = ['controller-manager', 'scheduler', 'etcd-0'];

/**
 * How the other parts of the control plane are: a kind, long deprecated, that is asked for and not stored. Here they are
 * parts of the same process, hence well as long as something answers.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/core/componentstatus/rest.go
 */
export const componentStatuses: RestStorage = {
  kind: componentStatusKind,
  get: async (_context, name) => {
    if (!COMPONENTS.includes(name)) throw notFound(componentStatusKind, name);
    return statusOf(name);
  },
  list: async (_context, { labelSelector, fieldSelector }): Promise<KubeList> => ({
    apiVersion: apiVersionOf(componentStatusKind),
    kind: 'ComponentStatusList',
    metadata: {} as KubeList['metadata'],
    items: COMPONENTS.map(statusOf).filter(
      (each) => (labelSelector?.({}) ?? true) && selectsFields(fieldSelector ?? [], each),
    ),
  }),
};

const statusOf = (name: string): KubeObject & { conditions: object[] } => ({
  apiVersion: apiVersionOf(componentStatusKind),
  kind: componentStatusKind.kind,
  metadata: { name } as KubeObject['metadata'],
  conditions: [{ type: 'Healthy', status: 'True', message: 'ok' }],
});
