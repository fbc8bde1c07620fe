import type { Connect, Subresource } from '../../apimachinery/rest-storage.ts';

type RefusedConnect = Extract<Connect, { protocol: 'refused' }>;

/** `pods/proxy`, `services/proxy` and `nodes/proxy`: known, and with nothing behind them but what `answer` says. */
export const proxy = (answer?: RefusedConnect['answer']): Subresource => ({
  kind: { group: '', version: 'v1', kind: 'NodeProxyOptions' },
  connect: {
    protocol: 'refused',
    reason: 'nothing answers behind this proxy: no process runs in the containers and on the nodes of this cluster',
    ...(answer && { answer }),
  },
});
