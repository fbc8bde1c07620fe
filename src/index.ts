export { ConfigurationError } from './errors/configuration-error.ts';
export { EnvironmentError } from './errors/environment-error.ts';
export { StreamproofError } from './errors/streamproof-error.ts';
export type { UnimplementedRequest } from './ports/target.ts';
export {
  type StandaloneCluster,
  type StandaloneOptions,
  startStandaloneCluster,
} from './targets/standalone-cluster.ts';
export type { StandaloneFacts } from './targets/standalone-facts.ts';
