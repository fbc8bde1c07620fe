# language: zh-CN
@zh-CN
功能: Source:每个节点都从外部镜像仓库拉取
  引用策略为 Source 时,标签只是外部镜像的一个名字。使用标签的一方得到外部地址,以及最近一次导入时看到的摘要。
  内部镜像仓库没有被访问,所以不可能缓存:每个还没有该镜像的节点都要从外部取得全部内容。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"
    而且 只有节点 "worker-0" 接收 Pod
    而且 我已运行 `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    而且 "hello-ocp" 的 Pod 运行在节点 "worker-0"

  规则: 另一个节点上的第二个应用又从外部拉取全部内容

    @A3
    场景: hello-2 在另一个节点上
      假如 只有节点 "worker-1" 接收 Pod
      当 我运行 `oc new-app --name hello-2 -i hello-ocp`
      那么 "hello-2" 的 Pod 运行在节点 "worker-1"
      而且 "hello-2" 的 Pod 运行镜像 A,地址为 "docker.io/openshift/hello-openshift"
      而且 docker.io 提供了 Pod 的镜像,属于 "hello-2"
      而且 "hello-2" 的节点向 docker.io 请求了镜像 A 的清单、配置和两个层

    @A3 @needs:own-registry
    场景: 内部镜像仓库仍然为空
      假如 只有节点 "worker-1" 接收 Pod
      当 我运行 `oc new-app --name hello-2 -i hello-ocp`
      那么 "hello-2" 的 Pod 运行镜像 A,地址为 "docker.io/openshift/hello-openshift"
      而且 `oc rsh -n openshift-image-registry deploy/image-registry ls /registry` 没有列出任何内容
      而且 内部镜像仓库没有存储任何内容

  规则: 节点已有同名镜像时,不访问任何镜像仓库

    @A3
    场景: docker.io 停止服务时,hello-2 仍能在 hello-ocp 的节点上启动
      假如 docker.io 停止服务
      当 我运行 `oc new-app --name hello-2 -i hello-ocp`
      那么 "hello-2" 的 Pod 运行在节点 "worker-0"
      而且 "hello-2" 的 Pod 运行镜像 A,地址为 "docker.io/openshift/hello-openshift"
