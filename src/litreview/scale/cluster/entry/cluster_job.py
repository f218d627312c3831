"""The file that ``spark-submit`` starts; alone in its folder, which Python then searches first."""

import sys

from litreview.scale.cluster.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
