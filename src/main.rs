//! The `dateline` command; everything is in the library.

/// A build makes and drops millions of small strings on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    dateline::cli::run()
}
