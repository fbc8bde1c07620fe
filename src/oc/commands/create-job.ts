import { cronJobKind, jobKind } from '../../resources/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { createFlags, createObject, requiredName } from './create.ts';

/** `oc create job`: a pod that runs once. */
export const createJob: Command = {
  usage: 'NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...] [flags]',
  flags: [...createFlags, stringFlag('image', 'Image name to run.')],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const object = {
      kind: 'Job',
      apiVersion: 'batch/v1',
      metadata: { name, creationTimestamp: null },
      spec: jobSpec(invocation, name, 'Never'),
      status: {},
    };
    await createObject(invocation, jobKind, object);
  },
};

/** `oc create cronjob`: the same again and again. */
export const createCronJob: Command = {
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  flags: [
    ...createFlags,
    stringFlag('image', 'Image name to run.'),
    stringFlag('schedule', 'A schedule in the Cron format the job should be run with.'),
    stringFlag('restart', "job's restart policy.", { default: 'OnFailure' }),
  ],
  run: async (invocation) => {
    const name = requiredName(invocation);
    const schedule = invocation.flags.string('schedule');
    if (schedule === '') throw new OcError('required flag(s) "schedule" not set');
    const jobTemplate = {
      metadata: { name, creationTimestamp: null },
      spec: jobSpec(invocation, name, invocation.flags.string('restart')),
    };
    await createObject(invocation, cronJobKind, {
      kind: 'CronJob',
      apiVersion: 'batch/v1',
      metadata: { name, creationTimestamp: null },
      spec: { schedule, jobTemplate },
      status: {},
    });
  },
};

const jobSpec = ({ flags, args, dash }: Invocation, name: string, restartPolicy: string): object => {
  const image = flags.string('image');
  if (image === '') throw new OcError('required flag(s) "image" not set');
  const command = dash < 0 ? [] : args.slice(dash);
  const container = { image, name, ...(command.length > 0 && { command }), resources: {} };
  return { template: { metadata: { creationTimestamp: null }, spec: { containers: [container], restartPolicy } } };
};
