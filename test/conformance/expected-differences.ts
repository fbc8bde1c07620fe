const ownAddress =
  'certificates of registries here also name the address that programs of this machine reach them at; the recorded ones named none';
const chosenByName =
  'which of two old replica sets of the same second is scaled down first depends on their names, which are hashes over digests';

const settledRollout =
  'the recorded command began while the rollout went on; in virtual time a rollout is over before the next command begins';
const noProse = 'the schemas that the cluster serves describe the fields of OpenShift without prose';

const lateDeployers =
  'deployers of the recording lacked a right and were run again a minute later, when an Always pull had moved the tag of the node';
const pullsAtOnce =
  'several pods of a node wait for the same image: which of them fetches it, and which then finds it there, is chance';

/** Commands whose output differs from the recording, as `experiment index`, and why it has to. */
export const expectedDifferences: Readonly<Record<string, string>> = {
  '11-tag-moves 49': chosenByName,
  '18-raw-api 4': noProse,
  '18-raw-api 5': noProse,
  '15-errors 11': ownAddress,
  '13-rollback 44':
    'which of two replica sets keeps its replica while no pod is available is chance: the recording itself has both',
  '34b-nodes-dc-and-timing 1': settledRollout,
  '34b-nodes-dc-and-timing 9': 'nodes hold the image of the deployer from the start, as those of OpenShift do',
  '34b-nodes-dc-and-timing 11': settledRollout,
  '31-nodes-variations 28': pullsAtOnce,
  '31-nodes-variations 44': lateDeployers,
  '31-nodes-variations 46': lateDeployers,
  '31-nodes-variations 48': lateDeployers,
  '31-nodes-variations 52': lateDeployers,
  '31-nodes-variations 53': pullsAtOnce,
  '31-nodes-variations 59': lateDeployers,
  '31-nodes-variations 81': lateDeployers,
};
