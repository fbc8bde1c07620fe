/** The words of the summary; scenarios are summed up in the language in which they are written. */
export interface Labels {
  readonly outcomes: Readonly<Record<'passed' | 'failed' | 'inconclusive' | 'skipped', string>>;
  readonly asked: string;
  readonly observed: string;
  readonly tag: string;
  readonly pods: string;
  readonly servedBy: (registry: string) => string;
  readonly notPulled: string;
  readonly storage: string;
  readonly listed: string;
  readonly empty: string;
  readonly nodesAsked: (registry: string) => string;
  readonly nothing: string;
  readonly parts: Readonly<Record<'manifest' | 'config' | 'layer', string>>;
  readonly of: (parts: string, image: string) => string;
  /** The heading of the table of answers. */
  readonly answers: string;
  readonly article: (words: string) => string;
  /** By number: `Q1`. */
  readonly questions: Readonly<Record<string, string>>;
  /** By number: `V1`. */
  readonly variations: Readonly<Record<string, string>>;
}

const english: Labels = {
  outcomes: { passed: 'passed', failed: 'FAILED', inconclusive: 'INCONCLUSIVE', skipped: 'skipped' },
  asked: 'asked',
  observed: 'observed',
  tag: 'tag',
  pods: 'pod',
  servedBy: (registry) => `served by ${registry}`,
  notPulled: 'the node had the image',
  storage: 'registry storage',
  listed: 'listed',
  empty: 'empty',
  nodesAsked: (registry) => `asked of ${registry}`,
  nothing: 'nothing',
  parts: { manifest: 'manifest', config: 'config', layer: 'layer' },
  of: (parts, image) => `${parts} of image ${image}`,
  answers: 'Question × variation',
  article: (words) => `article: ${words}`,
  questions: {
    Q1: '1 Which image does the pod ask for?',
    Q2: '2 Does it work while the external registry is down?',
    Q3: '3 Which image does a rollout run after the tag has moved?',
    Q4: '4 Can a plain pod use it?',
    Q5: '5 Does a rollback return to the old image?',
  },
  variations: {
    V1: 'external image',
    V2: 'external image with pull-through',
    V3: 'reference',
    V4: 'internal image',
    V5: 'tag of another stream',
  },
};

const chinese: Labels = {
  outcomes: { passed: '通过', failed: '失败', inconclusive: '无法判定', skipped: '跳过' },
  asked: '操作',
  observed: '观察',
  tag: '标签',
  pods: 'Pod',
  servedBy: (registry) => `由 ${registry} 提供`,
  notPulled: '节点已有该镜像',
  storage: '镜像仓库存储',
  listed: '列出',
  empty: '空',
  nodesAsked: (registry) => `节点向 ${registry === 'the internal registry' ? '内部镜像仓库' : registry} 请求`,
  nothing: '无',
  parts: { manifest: '清单', config: '配置', layer: '层' },
  of: (parts, image) => `镜像 ${image} 的${parts}`,
  answers: '问题 × 变体',
  article: (words) => `文章:${words}`,
  questions: {
    Q1: '1 Pod 请求哪个镜像?',
    Q2: '2 外部镜像仓库停止服务时能用吗?',
    Q3: '3 标签移动后,重新部署运行哪个镜像?',
    Q4: '4 普通 Pod 能使用它吗?',
    Q5: '5 回滚会回到旧镜像吗?',
  },
  variations: {
    V1: '外部镜像',
    V2: '带拉通的外部镜像',
    V3: '引用',
    V4: '内部镜像',
    V5: '另一镜像流的标签',
  },
};

/** The words for a language of Gherkin: `en`, `zh-CN`. */
export const labelsFor = (language: string): Labels => (language.startsWith('zh') ? chinese : english);
