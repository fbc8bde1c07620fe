Feature: Question 2: does it work while the external registry is down?
  A node that holds the image under the name that the pod asks for asks nobody. So the question is about a node that does not
  hold it, and it has two parts: can the very first pod start, and can a pod start on another node after the image was used once?

  With pull-through the answer changes with the first pull: the internal registry keeps what nodes asked it for. It keeps no more
  than that. When the first node already held the layers, under another name, it asked for the manifest and the config only, and
  a fresh node finds no layers to pull. The article does not mention this.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"

  Rule: Only what lies in the internal registry survives an outage

    Scenario Outline: <variation>
      Given the tag "<tag>" holds image A as <variation>
      And docker.io goes down
      When the deployment "first" is created with the tag "<tag>" on the node "worker-0"
      And I look at the pods of "first"
      And docker.io comes back until the pods of "first" run
      And the deployment "second" is created with the tag "<tag>" on the node "worker-1"
      And I look at the pods of "second"
      Then the answer to "Does it work while the external registry is down?" is "<answer>", as in the article

      @V1Q2
      Examples: An external image
        | variation         | tag                      | answer |
        | an external image | myimage-ref-source:mytag | no     |

      @V2Q2
      Examples: An external image with pull-through
        | variation                           | tag                     | answer                                            |
        | an external image with pull-through | myimage-ref-local:mytag | not the first time, yes once the image is cached |

      @V3Q2
      Examples: A reference to an external image
        | variation                        | tag                     | answer |
        | a reference to an external image | myimage-reference:mytag | no     |

      @V4Q2
      Examples: An internal image
        | variation         | tag                    | answer |
        | an internal image | myimage-internal:mytag | yes    |

      @V5Q2
      Examples: A tag of another image stream
        | variation                                     | tag          | answer |
        | a copy of an external image                   | fromis:mytag | no     |
        | a copy of an external image with pull-through | fromis:mytag | no     |
        | a copy of a reference to an external image    | fromis:mytag | no     |
        | a copy of an internal image                   | fromis:mytag | yes    |

  Rule: What the first node did not ask for is not cached

    @V2Q2
    Scenario: The first node already held the layers
      Given the tag "myimage-ref-local:mytag" holds image A as an external image with pull-through
      And a pod "direct" is created on the node "worker-0" with the image "docker.io/balazsszeti/hello:sleeper"
      And the deployment "first" is created with the tag "myimage-ref-local:mytag" on the node "worker-0"
      And the internal registry stores the manifest and the config of image A for "myproject/myimage-ref-local"
      When docker.io goes down
      And the deployment "second" is created with the tag "myimage-ref-local:mytag" on the node "worker-1"
      And I look at the pods of "second"
      Then for "once a node that held the layers has used it" the answer to "Does it work while the external registry is down?" is "no", where the article says "yes"

    Scenario: The node says which layer is missing, and goes on as soon as docker.io is back
      Given the tag "myimage-ref-local:mytag" holds image A as an external image with pull-through
      And a pod "direct" is created on the node "worker-0" with the image "docker.io/balazsszeti/hello:sleeper"
      And the deployment "first" is created with the tag "myimage-ref-local:mytag" on the node "worker-0"
      And the pods of "first" run on the node "worker-0"
      And docker.io goes down
      When the deployment "second" is created with the tag "myimage-ref-local:mytag" on the node "worker-1"
      Then the pods of "second" cannot pull their image: "fetching blob: blob unknown to registry"
      When docker.io comes back until the pods of "second" run
      Then the internal registry stores the manifest, the config and both layers of image A for "myproject/myimage-ref-local"
