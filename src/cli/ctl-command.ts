import { Command } from 'commander';

const examples = `
Examples:
  streamproof ctl registry                              the registries, and whether they run
  streamproof ctl registry docker.io stop               connections are refused; start ends all troubles
  streamproof ctl registry docker.io status 503         also 401, 403, 404, 429, 500
  streamproof ctl registry docker.io slow 2s            also: hang, break, corrupt
  streamproof ctl registry docker.io rate-limit docker-hub   also: quay, off
  streamproof ctl registry quay.io keep 14d             how long untagged manifests stay; also: nothing, forever
  streamproof ctl registry docker.io journal --follow   what it is asked
  streamproof ctl clock advance 15m                     of a cluster that was started with --clock virtual
  streamproof ctl nodes                                 also: images, cordon worker-0, uncordon worker-0
  streamproof ctl nodes remove-image worker-0 docker.io/openshift/hello-openshift:latest
  streamproof ctl snapshot save before.tar              objects, registries and images of nodes; then: restore before.tar
`;

/** What every `streamproof ctl` takes. */
export interface CtlOptions {
  /** The port or URL of the API server of the cluster that is meant. */
  cluster?: string;
  json: boolean;
}

/** `streamproof ctl`: does something to a cluster that `streamproof up` keeps in another terminal. */
export const ctlCommand = (): Command => {
  const ctl = new Command('ctl')
    .summary('control a running cluster')
    .description('Controls a cluster that streamproof up keeps in another terminal, and the world outside of it.')
    .addHelpText('after', examples);
  const add = (words: string, summary: string): Command =>
    ctl
      .command(words)
      .summary(summary)
      .description(summary)
      .option('--cluster <name>', 'which cluster, when several run: the port of its API server')
      .option('--json', 'print JSON', false)
      .option('--verbose', 'print stack traces', false);
  add('registry [host] [action] [value]', 'look at a registry, or change how it behaves')
    .option('--follow', 'go on with what the registry is asked from now on', false)
    .action(async (host, action, value, options) =>
      (await import('./ctl/registry.ts')).controlRegistry(host, action, value, options),
    );
  add('clock [action] [duration]', 'show the time of the cluster, or advance it').action(
    async (action, duration, options) => (await import('./ctl/clock.ts')).controlClock(action, duration, options),
  );
  add('nodes [action] [node] [image]', 'list nodes and their images, remove images, cordon').action(
    async (action, node, image, options) => (await import('./ctl/nodes.ts')).controlNodes(action, node, image, options),
  );
  add('snapshot <action> <file>', 'save the whole cluster, or restore it').action(async (action, file, options) =>
    (await import('./ctl/snapshot.ts')).controlSnapshot(action, file, options),
  );
  return ctl;
};
