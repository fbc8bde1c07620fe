# language: zh-CN
@zh-CN
功能: Local:由内部镜像仓库提供镜像,并保留提供过的内容
  引用策略为 Local 时,使用标签的一方得到内部镜像仓库的地址。内部镜像仓库起初也没有该镜像:
  节点请求什么,它就去取什么,转交给节点,并保留下来(pull-through 与 mirroring)。

  由此有两个出人意料的结果。导入什么也不存储,只有拉取才存储。而且只保留*被请求过的内容*:
  节点若已经有这些层(别的 Pod 从外部带来的),就只请求清单和配置。
  所以文章中 `_layers` 的列表只有一个摘要:它是配置,不是层。

  背景:
    假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
    而且 项目 "is-test"
    而且 只有节点 "worker-0" 接收 Pod
    而且 我已运行 `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    而且 "hello-ocp" 的 Pod 运行在节点 "worker-0"
    而且 我已运行 `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local`

  规则: 以 Local 策略导入时不存储任何内容

    @A4 @needs:own-registry
    场景: 标签存在,存储为空
      那么 标签 "hello-ocp:local" 跟随 "docker.io/openshift/hello-openshift"
      而且 标签 "hello-ocp:local" 的引用策略是 Local
      而且 标签 "hello-ocp:local" 指向镜像 A
      而且 标签 "hello-ocp:latest" 的引用策略是 Source
      而且 `oc rsh -n openshift-image-registry deploy/image-registry ls /registry` 没有列出任何内容
      而且 内部镜像仓库没有存储任何内容

  规则: 镜像仓库保留第一个 Pod 请求过的内容

    @A5
    场景: 在已有这些层的节点上,只有清单和配置
      当 我运行 `oc new-app --name hello-3 -i hello-ocp:local`
      那么 "hello-3" 的 Pod 运行在节点 "worker-0"
      而且 "hello-3" 的 Pod 运行镜像 A,地址为 "image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp"
      而且 "hello-3" 的节点向 内部镜像仓库 请求了镜像 A 的清单和配置
      而且 内部镜像仓库存储了镜像 A 的清单和配置,属于 "is-test/hello-ocp"

    @A5
    场景: 文章中的列表只显示配置
      假如 我已运行 `oc new-app --name hello-3 -i hello-ocp:local`
      而且 "hello-3" 的 Pod 运行在节点 "worker-0"
      当 我运行 `oc project openshift-image-registry`
      那么 `oc rsh deploy/image-registry ls /registry/docker/registry/v2/repositories/is-test/hello-ocp/_layers/sha256/` 只列出镜像 A 的配置

    @A5
    场景: 在全新的节点上,有清单、配置和每个层
      假如 只有节点 "worker-1" 接收 Pod
      当 我运行 `oc new-app --name hello-3 -i hello-ocp:local`
      那么 "hello-3" 的 Pod 运行在节点 "worker-1"
      而且 "hello-3" 的节点向 内部镜像仓库 请求了镜像 A 的清单、配置和两个层
      而且 内部镜像仓库存储了镜像 A 的清单、配置和两个层,属于 "is-test/hello-ocp"
      而且 `oc rsh -n openshift-image-registry deploy/image-registry ls /registry/docker/registry/v2/repositories/is-test/hello-ocp/_layers/sha256/` 只列出镜像 A 的配置和两个层

  规则: 一个项目缓存的内容供所有项目使用,不会留下第二份

    @A5
    场景: 另一个项目的镜像流,docker.io 停止服务
      假如 只有节点 "worker-1" 接收 Pod
      而且 我已运行 `oc new-app --name hello-3 -i hello-ocp:local`
      而且 内部镜像仓库存储了镜像 A 的清单、配置和两个层,属于 "is-test/hello-ocp"
      而且 我已运行 `oc new-project is-test-b`
      而且 我已运行 `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm`
      而且 docker.io 停止服务
      当 我运行 `oc new-app --name hello-b -i hello-ocp:local`
      那么 "is-test-b/hello-b" 的 Pod 运行镜像 A,地址为 "image-registry.openshift-image-registry.svc:5000/is-test-b/hello-ocp"
      而且 内部镜像仓库没有存储 "is-test-b/hello-ocp" 的任何内容
