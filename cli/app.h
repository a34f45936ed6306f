// The program `vigie`: one file a subcommand, each thin: parse, call, print.
#pragma once

namespace vigie::cli {

/// @return 0 done, 1 done with failures that are listed, 2 bad usage or bad input, 3 nothing could be done
int run(int argc, char** argv);

}  // namespace vigie::cli
