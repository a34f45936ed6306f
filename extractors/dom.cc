#include "extractors/dom.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <memory_resource>
#include <new>

#include <gumbo.h>
#include <simdjson.h>
#include <unicode/unistr.h>

#include "extractors/dom_limits.h"
#include "extractors/dom_tree.h"

namespace vigie::extractors {
namespace {

// Beyond the depth that is kept, room for unclosed formatting tags, which the scan counts and the parser mostly does
// not.
constexpr std::size_t kOpenPerDepth = 4;
// Measured with our own tree: 6 bytes a byte of plain text, 23 of a listing, 195 of nothing but "<p>x"; misnested
// formatting can make it the square of the page.
constexpr std::size_t kMemoryBase = 32u << 20;
constexpr std::size_t kMemoryPerByte = 128;

/// Memory for one page. C code cannot be told that there is none left, so that running out jumps back to the caller.
struct Arena {
  std::pmr::monotonic_buffer_resource memory;
  std::size_t left = 0;
  std::jmp_buf spent;

  void* allocate(std::size_t size) { return memory.allocate(size, alignof(std::max_align_t)); }

  template <typename T>
  T* make_array(std::size_t count) {
    T* first = static_cast<T*>(allocate(count * sizeof(T)));
    std::uninitialized_value_construct_n(first, count);
    return first;
  }
};

void* gumbo_allocate(void* userdata, std::size_t size) {
  Arena& arena = *static_cast<Arena*>(userdata);
  if (size > arena.left) std::longjmp(arena.spent, 1);
  arena.left -= size;
  return arena.allocate(size);
}

void gumbo_deallocate(void*, void*) {}

/// @return nothing where the arena is too small for the page
const GumboOutput* gumbo_tree(std::string_view html, Arena& arena) {
  arena.left = kMemoryBase + kMemoryPerByte * html.size();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = gumbo_allocate;
  options.deallocator = gumbo_deallocate;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.spent) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

std::string_view copy(std::string_view text, Arena& arena) {
  char* bytes = static_cast<char*>(arena.allocate(text.size() + 1));
  std::copy(text.begin(), text.end(), bytes);
  return {bytes, text.size()};
}

std::string_view unknown_name(GumboStringPiece original, Arena& arena) {
  gumbo_tag_from_original_text(&original);
  std::string name;
  for (const char c : std::string_view(original.data, original.length)) {
    if (c == '\0') {
      name += "\uFFFD";
    } else {
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return copy(name, arena);
}

std::string_view name_of(const GumboElement& element, Arena& arena) {
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG) {
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    if (const char* name = gumbo_normalize_svg_tagname(&original)) return name;
  }
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  return unknown_name(element.original_tag, arena);
}

std::string_view prefix_of(GumboAttributeNamespaceEnum space) {
  switch (space) {
    case GUMBO_ATTR_NAMESPACE_XLINK:
      return "xlink:";
    case GUMBO_ATTR_NAMESPACE_XML:
      return "xml:";
    case GUMBO_ATTR_NAMESPACE_XMLNS:
      return "xmlns:";
    default:
      return "";
  }
}

TreeAttribute attribute_of(const GumboAttribute& source, Arena& arena) {
  const std::string_view local = source.name;
  const std::string_view prefix = local == "xmlns" ? "" : prefix_of(source.attr_namespace);
  if (prefix.empty()) return {.name = local, .value = source.value};
  return {.name = copy(std::string(prefix).append(local), arena), .value = source.value, .prefix = prefix.size()};
}

std::span<const TreeAttribute> attributes_of(const GumboVector& source, Arena& arena) {
  auto* attributes = arena.make_array<TreeAttribute>(source.length);
  for (unsigned i = 0; i < source.length; ++i) {
    attributes[i] = attribute_of(*static_cast<const GumboAttribute*>(source.data[i]), arena);
  }
  return {attributes, source.length};
}

void fill_element(TreeNode& node, const GumboElement& source, Arena& arena) {
  node.kind = TreeKind::kElement;
  node.space = static_cast<TreeNamespace>(source.tag_namespace);
  node.text = name_of(source, arena);
  node.attributes = attributes_of(source.attributes, arena);
  for (const TreeAttribute& attribute : node.attributes) {
    if (attribute.name == "id") node.id = attribute.value;
    if (attribute.name == "class") node.classes = attribute.value;
  }
}

void append(TreeNode& parent, TreeNode& child) {
  child.parent = &parent;
  child.quirks = parent.quirks;
  child.previous = parent.last_child;
  (parent.last_child != nullptr ? parent.last_child->next : parent.first_child) = &child;
  parent.last_child = &child;
  if (child.is_element()) child.position = ++parent.elements;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const bool is_element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return is_element ? &node.v.element.children : nullptr;
}

TreeNode& converted(const GumboNode& source, Arena& arena) {
  TreeNode& node = *arena.make_array<TreeNode>(1);
  if (children_of(source) != nullptr) {
    fill_element(node, source.v.element, arena);
  } else {
    node.kind = source.type == GUMBO_NODE_COMMENT ? TreeKind::kComment : TreeKind::kText;
    node.text = source.v.text.text;
  }
  return node;
}

TreeNode& converted_document(const GumboDocument& source, Arena& arena) {
  TreeNode& document = *arena.make_array<TreeNode>(1);
  document.quirks = source.doc_type_quirks_mode == GUMBO_DOCTYPE_QUIRKS;
  if (source.has_doctype) {
    TreeNode& doctype = *arena.make_array<TreeNode>(1);
    doctype.kind = TreeKind::kDoctype;
    doctype.text = source.name;
    append(document, doctype);
  }
  return document;
}

/// A shadow tree that the page declares is shown in its host (HTML standard, shadowrootmode).
bool is_shadow_tree(const TreeNode& node) {
  return std::ranges::any_of(node.attributes, [](const TreeAttribute& at) { return at.name == "shadowrootmode"; });
}

/// A <template>'s children become its contents, which neither selectors nor text see.
void set_template_aside(TreeNode& node) {
  if (!node.is_html("template") || is_shadow_tree(node)) return;
  node.template_content = std::exchange(node.first_child, nullptr);
  node.last_child = nullptr;
  node.elements = 0;
}

struct Converted {
  TreeNode* document;
  bool was_cut;
};

Converted convert(const GumboNode& source, unsigned max_depth, Arena& arena) {
  struct Frame {
    const GumboVector* children;
    unsigned next;
    TreeNode* node;
  };
  bool was_cut = false;
  TreeNode& document = converted_document(source.v.document, arena);
  std::vector<Frame> open{{children_of(source), 0, &document}};
  while (!open.empty()) {
    Frame& frame = open.back();
    if (frame.next == frame.children->length) {
      set_template_aside(*frame.node);
      open.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(frame.children->data[frame.next++]);
    TreeNode& node = converted(child, arena);
    append(*frame.node, node);
    const GumboVector* below = children_of(child);
    if (below == nullptr || below->length == 0) continue;
    if (open.size() < max_depth) {
      open.push_back({below, 0, &node});
    } else {
      was_cut = true;
    }
  }
  return {&document, was_cut};
}

/// Without the bytes of a character that the cut went through.
void cut_at(std::string& utf8, std::size_t size) {
  while (size > 0 && (static_cast<unsigned char>(utf8[size]) & 0xC0) == 0x80) --size;
  utf8.resize(size);
}

void make_valid(std::string& utf8) {
  if (simdjson::validate_utf8(utf8.data(), utf8.size())) return;
  std::string valid;
  icu::UnicodeString::fromUTF8(utf8).toUTF8String(valid);
  utf8 = std::move(valid);
}

}  // namespace

struct Dom::Tree {
  std::string html;
  Arena arena;
  TreeNode* document = nullptr;
  bool was_cut = false;

  void cut(std::size_t size) {
    if (size >= html.size()) return;
    cut_at(html, size);
    was_cut = true;
  }
};

Dom Dom::parse(std::string utf8, DomLimits limits) {
  auto tree = std::make_unique<Tree>();
  tree->html = std::move(utf8);
  tree->cut(limits.max_bytes);
  make_valid(tree->html);
  tree->cut(parseable_prefix(tree->html, kOpenPerDepth * limits.max_depth));
  const GumboOutput* parsed = gumbo_tree(tree->html, tree->arena);
  while (parsed == nullptr) {
    tree->arena.memory.release();
    tree->cut(tree->html.size() / 2);
    parsed = gumbo_tree(tree->html, tree->arena);
  }
  const Converted converted = convert(*parsed->document, limits.max_depth, tree->arena);
  tree->document = converted.document;
  tree->was_cut |= converted.was_cut;
  return Dom(std::move(tree));
}

Dom::Dom(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Dom::Dom(Dom&&) noexcept = default;
Dom& Dom::operator=(Dom&&) noexcept = default;
Dom::~Dom() = default;

Node Dom::document() const { return Node(tree_->document); }
bool Dom::was_cut() const { return tree_->was_cut; }

}  // namespace vigie::extractors
