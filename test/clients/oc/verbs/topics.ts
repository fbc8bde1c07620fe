import type { Verb } from '../verb.ts';
import { applications } from './applications.ts';
import { builds } from './builds.ts';
import { containers } from './containers.ts';
import { editing } from './editing.ts';
import { flagsOfApply } from './flags/applying.ts';
import { flagsOfQuestions } from './flags/asking.ts';
import { flagsOfBuilds } from './flags/building.ts';
import { flagsOfChanges } from './flags/changing.ts';
import { flagsOfDelete } from './flags/deleting.ts';
import { flagsOfCreate } from './flags/making.ts';
import { moreFlagsOfCreate } from './flags/making-more.ts';
import { flagsOfPrinting } from './flags/printing.ts';
import { flagsOfReading } from './flags/reading.ts';
import { recorded } from './flags/recording.ts';
import { flagsOfRollouts } from './flags/rolling.ts';
import { flagsOfContainers } from './flags/running.ts';
import { fieldSelectors } from './flags/selecting.ts';
import { flagsOfSet } from './flags/setting.ts';
import { moreFlagsOfSet } from './flags/setting-more.ts';
import { outputTemplates } from './flags/templates-of-output.ts';
import { forbidden } from './forbidden.ts';
import { imageStreams } from './image-streams.ts';
import { inputs } from './inputs.ts';
import { cluster } from './kinds/cluster.ts';
import { fields } from './kinds/fields.ts';
import { kinds } from './kinds/kinds.ts';
import { kubeconfig } from './kubeconfig.ts';
import { kustomizations } from './kustomizations.ts';
import { logins } from './logins.ts';
import { manifests } from './manifests.ts';
import { morning } from './morning.ts';
import { nodes } from './nodes.ts';
import { pruning } from './pruning.ts';
import { reading } from './reading.ts';
import { registries } from './registries.ts';
import { roleBindings } from './role-bindings.ts';
import { rollouts } from './rollouts.ts';
import { secrets } from './secrets.ts';
import { constraints } from './security-constraints.ts';
import { servicesAndRoutes } from './services-and-routes.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';
import { texts } from './texts.ts';
import { users } from './users.ts';
import { workloads } from './workloads.ts';

/** What is typed, by what it is about; each topic has its own two clusters. */
export const topics: Readonly<Record<string, readonly Verb[]>> = {
  applications,
  builds,
  'a morning of work': morning,
  containers,
  editing,
  'flags of apply': flagsOfApply,
  'flags of changes': flagsOfChanges,
  'flags of deletions': flagsOfDelete,
  'flags of create': flagsOfCreate,
  'further flags of create': moreFlagsOfCreate,
  'flags of printing': flagsOfPrinting,
  'flags of questions': flagsOfQuestions,
  'flags of builds': flagsOfBuilds,
  'recorded commands': recorded,
  'flags of containers': flagsOfContainers,
  'field selectors': fieldSelectors,
  'flags of set': flagsOfSet,
  'further flags of set': moreFlagsOfSet,
  'flags of reading': flagsOfReading,
  'flags of rollouts': flagsOfRollouts,
  forbidden,
  'templates of output': outputTemplates,
  'image streams': imageStreams,
  inputs,
  kinds,
  'fields of kinds': fields,
  'kinds of the cluster': cluster,
  kubeconfig,
  logins,
  kustomizations,
  manifests,
  nodes,
  pruning,
  reading,
  registries,
  'role bindings': roleBindings,
  rollouts,
  secrets,
  'security context constraints': constraints,
  'services and routes': servicesAndRoutes,
  templates,
  texts,
  'settings of workloads': settings,
  'workloads of flags': workloads,
  users,
};
