"""Restrict linear algebra to one thread, in every process that imports the package.

The analyses multiply small matrices: on two busy cores one thread takes 60 ms where two take 400, waiting for each
other. numpy reads these variables when it loads, so this module is imported before any that needs numpy.
"""

import os

for _library in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_library, "1")
