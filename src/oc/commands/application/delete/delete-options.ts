import type { Invocation } from '../../../command.ts';
import { propagationPolicy } from './check-deletion.ts';

/**
 * What a deletion says of itself. Its dry run stands here, too: beside a body the server does not look at the address.
 *
 * @param grace seconds; negative: as long as each object says
 */
export const deleteOptions = (invocation: Invocation, grace = invocation.flags.number('grace-period')): object => ({
  propagationPolicy: propagationPolicy(invocation),
  ...(grace >= 0 && { gracePeriodSeconds: grace }),
  ...(invocation.flags.string('dry-run') === 'server' && { dryRun: ['All'] }),
});
