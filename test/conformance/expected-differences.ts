const noScheduler =
  'the recorded cluster had no scheduler at all; this one has a scheduler that finds no node, and says so in an event';
const resolver = 'the recorded text names the address of the name server of that machine';
const addresses =
  'the recorded cluster reached registries by their addresses; here registries are known by their names only';
const chosenByName =
  'which of two old replica sets of the same second is scaled down first depends on their names, which are hashes over digests';

const settledRollout =
  'the recorded command began while the rollout went on; in virtual time a rollout is over before the next command begins';
const otherKinds = 'the recorded cluster served kinds of Kubernetes that this one does not have';
const noExplain = 'the built-in oc explains no fields yet';

/** Commands whose output differs from the recording, as `experiment index`, and why it has to. */
export const expectedDifferences: Readonly<Record<string, string>> = {
  '01-new-app-docker-image 6': noScheduler,
  '11-tag-moves 49': chosenByName,
  '18-raw-api 1': otherKinds,
  '18-raw-api 2': otherKinds,
  '18-raw-api 3': otherKinds,
  '18-raw-api 4': noExplain,
  '18-raw-api 5': noExplain,
  '15-errors 5': resolver,
  '15-errors 7': addresses,
  '15-errors 8': addresses,
  '15-errors 36': addresses,
  '15-errors 64': addresses,
  '13-rollback 44':
    'which of two replica sets keeps its replica while no pod is available is chance: the recording itself has both',
  '34b-nodes-dc-and-timing 1': settledRollout,
  '34b-nodes-dc-and-timing 9': 'nodes hold the image of the deployer from the start, as those of OpenShift do',
  '34b-nodes-dc-and-timing 11': settledRollout,
};
