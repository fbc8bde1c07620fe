import type { Verb } from '../verb.ts';
import { applications } from './applications.ts';
import { builds } from './builds.ts';
import { imageStreams } from './image-streams.ts';
import { cluster } from './kinds/cluster.ts';
import { fields } from './kinds/fields.ts';
import { kinds } from './kinds/kinds.ts';
import { manifests } from './manifests.ts';
import { morning } from './morning.ts';
import { nodes } from './nodes.ts';
import { pruning } from './pruning.ts';
import { reading } from './reading.ts';
import { registries } from './registries.ts';
import { rollouts } from './rollouts.ts';
import { servicesAndRoutes } from './services-and-routes.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';
import { workloads } from './workloads.ts';

/** What is typed, by what it is about; each topic has its own two clusters. */
export const topics: Readonly<Record<string, readonly Verb[]>> = {
  applications,
  builds,
  'a morning of work': morning,
  'image streams': imageStreams,
  kinds,
  'fields of kinds': fields,
  'kinds of the cluster': cluster,
  manifests,
  nodes,
  pruning,
  reading,
  registries,
  rollouts,
  'services and routes': servicesAndRoutes,
  templates,
  'settings of workloads': settings,
  'workloads of flags': workloads,
};
