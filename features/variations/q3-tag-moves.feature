Feature: Question 3: which image does a rollout run after the tag has moved?
  Somebody pushes a new image under the tag outside. The image stream does not know: it keeps the digest that it saw when the
  tag was last imported, and every rollout runs that image, on every node. This is what makes a stream stable, and it ends
  when the tag is imported again.

  Only a reference leaves the question to the nodes. A node that holds an image under the tag starts that one, unless the pod says
  `imagePullPolicy: Always`, so that one deployment may run different images on different nodes.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: An image stream holds the image of the last import, a reference the tag alone

    Scenario Outline: <variation>
      Given the tag "<tag>" holds image A as <variation>
      And the deployment "web" is created with the tag "<tag>" on the node "worker-0"
      And I look at the pods of "web"
      When docker.io serves "balazsszeti/hello:sleeper" as image B
      And "web" is rolled out on the node "worker-0", and I look at its pods
      And "web" is rolled out on the node "worker-1", and I look at its pods
      And the source of the tag "<tag>" gets image B
      And "web" is rolled out on the node "worker-1", and I look at its pods
      Then the answer to "Which image does a rollout run after the tag has moved?" is "<answer>", as in the article

      @V1Q3
      Examples: An external image
        | variation         | tag                      | answer                                     |
        | an external image | myimage-ref-source:mytag | the old image, until the stream gets the new one |

      @V2Q3
      Examples: An external image with pull-through
        | variation                           | tag                     | answer                                     |
        | an external image with pull-through | myimage-ref-local:mytag | the old image, until the stream gets the new one |

      @V3Q3
      Examples: A reference to an external image
        | variation                        | tag                     | answer                                               |
        | a reference to an external image | myimage-reference:mytag | the new image, except on a node that holds the old one |

      @V4Q3
      Examples: An internal image
        | variation         | tag                    | answer                                     |
        | an internal image | myimage-internal:mytag | the old image, until the stream gets the new one |

      @V5Q3
      Examples: A tag of another image stream
        | variation                                     | tag          | answer                                          |
        | a copy of an external image                   | fromis:mytag | the old image, even when its source has the new one |
        | a copy of an external image with pull-through | fromis:mytag | the old image, even when its source has the new one |
        | a copy of a reference to an external image    | fromis:mytag | the old image, even when its source has the new one |
        | a copy of an internal image                   | fromis:mytag | the old image, even when its source has the new one |

  Rule: With `imagePullPolicy: Always` a reference means the same on every node

    Scenario: The node that holds the old image asks for the new one
      Given the tag "myimage-reference:mytag" holds image A as a reference to an external image
      And the deployment "web" is created with the tag "myimage-reference:mytag" on the node "worker-0"
      And the pods of "web" run on the node "worker-0"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc patch deployment/web --patch='{"spec":{"template":{"spec":{"containers":[{"name":"web","imagePullPolicy":"Always"}]}}}}'`
      Then the pods of "web" run image B, served by docker.io
      And the pods of "web" run on the node "worker-0"
