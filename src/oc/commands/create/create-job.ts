import { cronJobKind, jobKind } from '../../../resources/kinds/kinds.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import { resolveKind } from '../../client/discovery.ts';
import type { Command, Invocation } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create job`: a pod that runs once, of an image or as a cron job would start it. */
export const createJob: Command = {
  usage: 'NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  flags: [
    ...createFlags,
    stringFlag('image', 'The image of the container.'),
    stringFlag('from', 'The cron job that the job is a run of: cronjob/name'),
  ],
  run: async (invocation) => {
    const { args, dash, flags } = invocation;
    const name = requiredName(invocation);
    if (flags.has('image') === flags.has('from')) throw new OcError('either --image or --from must be specified');
    if (flags.has('from') && dash >= 0 && args.length > dash) throw new OcError('cannot specify --from and command');
    const { metadata, spec } = flags.has('from')
      ? await copyOf(invocation)
      : { metadata: {}, spec: jobSpec(invocation, name, 'Never') };
    await createObject(
      invocation,
      jobKind,
      {
        kind: 'Job',
        apiVersion: 'batch/v1',
        metadata: { name, creationTimestamp: null, ...metadata },
        spec,
        status: {},
      },
      { failing: 'failed to create job:' },
    );
  },
};

/** `oc create cronjob`: the same again and again. */
export const createCronJob: Command = {
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  flags: [
    ...createFlags,
    stringFlag('image', 'The image of the container.', { required: true }),
    stringFlag('schedule', 'When the job runs, in the form of cron.', { required: true }),
    stringFlag('restart', 'What happens to containers that fail: OnFailure or Never.'),
  ],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const { flags } = invocation;
    const jobTemplate = {
      metadata: { name, creationTimestamp: null },
      spec: jobSpec(invocation, name, flags.string('restart') || 'OnFailure'),
    };
    await createObject(
      invocation,
      cronJobKind,
      {
        kind: 'CronJob',
        apiVersion: 'batch/v1',
        metadata: { name, creationTimestamp: null },
        spec: { schedule: flags.string('schedule'), jobTemplate },
        status: {},
      },
      { failing: 'failed to create cronjob:' },
    );
  },
};

/** What a job has from the cron job that it is a run of. */
const copyOf = async ({ client, flags, namespace }: Invocation): Promise<{ metadata: object; spec: unknown }> => {
  const [type = '', name = ''] = flags.string('from').split('/');
  const kind = await resolveKind(client, type);
  if (kind !== cronJobKind) {
    await client.get(kind, namespace, name);
    throw new OcError(`unknown object type *v1.${kind.kind}`);
  }
  const { metadata, spec } = await client.get<CronJob>(cronJobKind, namespace, name);
  const { labels, annotations } = spec.jobTemplate.metadata ?? {};
  return {
    metadata: {
      ...(labels && { labels }),
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...annotations },
      ownerReferences: [
        { apiVersion: 'batch/v1', kind: 'CronJob', name: metadata.name, uid: metadata.uid, controller: true },
      ],
    },
    spec: spec.jobTemplate.spec,
  };
};

const jobSpec = ({ flags, args, dash }: Invocation, name: string, restartPolicy: string): object => {
  const command = dash < 0 ? [] : args.slice(dash);
  const container = { name, image: flags.string('image'), ...(command.length > 0 && { command }), resources: {} };
  return { template: { metadata: { creationTimestamp: null }, spec: { containers: [container], restartPolicy } } };
};
