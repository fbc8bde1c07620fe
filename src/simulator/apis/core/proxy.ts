import type { Subresource } from '../../apimachinery/rest-storage.ts';

/** `pods/proxy`, `services/proxy` and `nodes/proxy`: known, and without anything behind them. */
export const proxy: Subresource = {
  kind: { group: '', version: 'v1', kind: 'NodeProxyOptions' },
  connect: {
    protocol: 'refused',
    reason: 'nothing answers behind this proxy: no process runs in the containers and on the nodes of this cluster',
  },
};
