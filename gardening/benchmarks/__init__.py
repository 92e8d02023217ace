from gardening.benchmarks import sun_map

BENCHMARKS = (*sun_map.BENCHMARKS,)
