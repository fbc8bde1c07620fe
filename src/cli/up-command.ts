import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';

import type { OpenShiftReleaseName } from '../targets/openshift-release-names.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { openshiftOption } from './openshift-option.ts';
import { wholeNumber } from './whole-number.ts';

const examples = `
Examples:
  streamproof up                       a cluster with two nodes, until Ctrl-C
  streamproof up --port 6443           the API server on a port of your choice
  streamproof up --registry-auth a.json  registry.redhat.io accepts what the file holds for it, and nobody else
  streamproof up --openshift 4.12      as an older cluster behaves
  streamproof up --clock virtual       time passes when you say so: streamproof ctl clock advance 15m
  streamproof up --json                one line of JSON for scripts: kubeconfig, api, ca, registries, internalRegistry
`;

/** What `streamproof up` was asked for. */
export interface UpOptions {
  json: boolean;
  port: number;
  nodes: number;
  openshift: OpenShiftReleaseName;
  /** Path of a file in the format of `auth.json`. */
  registryAuth?: string;
  clock: 'real' | 'virtual';
  /** Path of a snapshot. */
  snapshot?: string;
  verbose: boolean;
}

/** `streamproof up`: one embedded cluster that stays. */
export const upCommand = (): Command =>
  new Command('up')
    .summary('start an embedded cluster')
    .description('Starts an embedded cluster for oc, kubectl, skopeo and the like, and keeps it until Ctrl-C.')
    .option('--json', 'print one line of JSON in place of instructions', false)
    .option('--port <number>', 'port of the API server; 0 takes a free one', wholeNumber(0, 65535), 0)
    .option('--nodes <number>', 'how many nodes', wholeNumber(1, 100), 2)
    .addOption(openshiftOption())
    .option('--registry-auth <file>', 'auth.json or config.json with the credentials that registries demand, by host')
    .addOption(
      new Option('--clock <kind>', 'real, or virtual: time stands still until streamproof ctl advances it')
        .choices(['real', 'virtual'])
        .default('real'),
    )
    .option('--snapshot <file>', 'start with what streamproof ctl snapshot save has saved')
    .option('--verbose', 'print stack traces', false)
    .addHelpText('after', examples + exitCodesHelp)
    .action(async (options: UpOptions) => {
      // A cluster mostly waits: better to collect young objects more often at its start than to reserve 16 MB for them.
      // Once it is up, it gets the room if it has that much to do.
      setFlagsFromString('--semi-space-growth-factor=1');
      const { keepClusterUp } = await import('./up/keep-cluster-up.ts');
      await keepClusterUp(options);
      process.exit();
    });
