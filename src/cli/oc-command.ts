import process from 'node:process';
import { Command } from 'commander';

const examples = `
Examples:
  streamproof oc get pods
  streamproof oc import-image hello:local --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm
  streamproof oc --help                the commands of the built-in oc
`;

/** `streamproof oc`: the built-in `oc` on the cluster of the current kubeconfig; all words behind it are its own. */
export const ocCommand = (): Command =>
  new Command('oc')
    .summary('the built-in oc')
    .description('Runs the built-in oc against the cluster of KUBECONFIG (default ~/.kube/config).')
    .argument('[words...]', 'a command of oc with its options')
    .allowUnknownOption()
    .passThroughOptions()
    .helpOption(false)
    .addHelpText('after', examples)
    .action(async (words: string[]) => {
      const { runOcHere } = await import('./oc/run-oc-here.ts');
      process.exitCode = await runOcHere(words);
    });
