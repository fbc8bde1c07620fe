import type { Clock } from '../../../ports/clock.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ApiRequest } from '../reply.ts';
import { header } from '../transport/exchange.ts';
import type { WriteOptions } from '../request/write-options.ts';

/** Who a write's fields belong to: the `fieldManager` it names, else the first word of its user agent. */
export const managerOf = ({ exchange }: ApiRequest, { fieldManager }: Pick<WriteOptions, 'fieldManager'>): string =>
  fieldManager || (header(exchange.headers, 'user-agent') ?? '').split('/')[0] || 'unknown';

export const trackUpdate = <T extends KubeObject>(_current: KubeObject | undefined, sent: T, _manager: string, _clock: Clock, _subresource?: string): T => sent;
