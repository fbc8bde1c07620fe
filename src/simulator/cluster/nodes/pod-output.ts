import { podKind } from '../../../resources/kinds/kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { internalError } from '../../apimachinery/status-error.ts';

/**
 * What the only container of a pod has written so far.
 *
 * @throws StatusError as `pods/<name>/log` answers
 */
export const podOutput = async (catalog: ApiCatalog, namespace: string, pod: string): Promise<string> => {
  const log = catalog.find(podKind)?.subresources?.['log']?.connect;
  if (log?.protocol !== 'log') throw internalError('no node serves logs');
  const lines = await log.open(internalContext(namespace), pod, { query: new URLSearchParams(), method: 'GET' });
  return Buffer.concat(await Array.fromAsync(lines)).toString();
};
