import type { Service } from '../../../resources/networking/service.ts';
import { countName, unscoped } from './count-evaluator.ts';
import type { QuotaEvaluator } from './quota-evaluator.ts';

/** Counts services, and their node ports and load balancers. */
export const serviceEvaluator: QuotaEvaluator = {
  ...unscoped,
  operations: ['CREATE', 'UPDATE'],
  measures: (name) =>
    [countName('services'), 'services', 'services.nodeports', 'services.loadbalancers'].includes(name),
  usage: (object) => {
    const { type, ports = [], allocateLoadBalancerNodePorts } = (object as Service).spec;
    const allocated = allocateLoadBalancerNodePorts === false ? ports.filter(({ nodePort }) => nodePort) : ports;
    const nodePorts = type === 'NodePort' ? ports.length : type === 'LoadBalancer' ? allocated.length : 0;
    return {
      [countName('services')]: '1',
      services: '1',
      'services.nodeports': String(nodePorts),
      'services.loadbalancers': type === 'LoadBalancer' ? '1' : '0',
    };
  },
};
