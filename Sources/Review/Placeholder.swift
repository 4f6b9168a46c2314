/// Opens the target; goes with its first real file.
enum Placeholder {}
