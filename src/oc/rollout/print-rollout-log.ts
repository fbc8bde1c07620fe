import { deploymentConfigKind } from '../../resources/kinds/kinds.ts';
import { isNotFound } from '../client/client.ts';
import { resolveKind } from '../client/discovery.ts';
import { printAnswer } from '../client/print-answer.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * `oc logs dc/web`: what the API of deployment configs serves, the deployer's log or that of a pod of the version.
 *
 * @returns whether a deployment config was meant
 */
export const printRolloutLog = async (invocation: Invocation): Promise<boolean> => {
  const { args, client, namespace } = invocation;
  const [type, name] = args[0]?.split('/') ?? [];
  if (type === undefined || name === undefined || (await resolveKind(client, type)) !== deploymentConfigKind)
    return false;
  await client.get(deploymentConfigKind, namespace, name).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw new OcError(`error from server (NotFound): ${error.message} in namespace "${namespace}"`, { cause: error });
  });
  await printAnswer(invocation, {
    method: 'GET',
    path: resourcePath(deploymentConfigKind, namespace, `${name}/log`),
    query: queryOf(invocation),
    accept: 'application/json, */*',
  });
  return true;
};

const queryOf = ({ flags }: Invocation): Record<string, string | number | boolean> => {
  const tail = flags.number('tail');
  return {
    ...(flags.has('container') && { container: flags.string('container') }),
    ...(flags.boolean('follow') ? { follow: true } : { nowait: true }),
    ...(flags.boolean('previous') && { previous: true }),
    ...(flags.number('version') !== 0 && { version: flags.number('version') }),
    ...(flags.boolean('timestamps') && { timestamps: true }),
    ...(tail >= 0 && { tailLines: tail }),
    ...(flags.number('limit-bytes') > 0 && { limitBytes: flags.number('limit-bytes') }),
    ...(flags.duration('since') > 0 && { sinceSeconds: Math.ceil(flags.duration('since') / 1000) }),
    ...(flags.has('since-time') && { sinceTime: flags.string('since-time') }),
  };
};
